import { intervalOf } from '../phases.ts';
import { type Described, publisherOf } from './describe.ts';
import { type ArchiveFile, mediaTypeOf } from './files.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
const LANGUAGE = 'http://publications.europa.eu/resource/authority/language/';
const LANGUAGE_CODES = { fr: 'FRA', nl: 'NLD', de: 'DEU', en: 'ENG' } as const;
/** The authority tables that DCAT-AP asks for: https://semiceu.github.io/DCAT-AP/releases/3.0.0/ */
const FREQUENCY = 'http://publications.europa.eu/resource/authority/frequency/IRREG';
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
const GOVERNMENT = 'http://publications.europa.eu/resource/authority/data-theme/GOVE';
const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';

const instant = (at: number) => ({ '@type': 'xsd:dateTime', '@value': new Date(at).toISOString() });

function distributionOf({ name, bytes, sha256 }: ArchiveFile, licence: string) {
  const mediaType = mediaTypeOf(name).split(';')[0] ?? '';
  return {
    '@id': `#${name}`,
    '@type': 'dcat:Distribution',
    'dct:title': name,
    'dcat:accessURL': { '@id': name },
    'dcat:downloadURL': { '@id': name },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': `${bytes}` },
    'dct:license': { '@id': licence },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': SHA256 },
      'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
    },
  };
}

/**
 * The dataset as DCAT-AP describes it. Its addresses are relative to the document's own, so that they lead to the files
 * beside it wherever somebody keeps a copy.
 */
export function dcatDataset({ campaign, version, madeAt, files }: Described) {
  const { languages, name, description, openData } = campaign;
  const inLanguages = (text: typeof name) =>
    languages.flatMap((language) => {
      const value = text[language];
      return value === undefined ? [] : [{ '@language': language, '@value': value }];
    });
  const voting = intervalOf(campaign, 'voting');
  const [first] = campaign.phases;
  return {
    '@context': CONTEXT,
    '@id': '',
    '@type': 'dcat:Dataset',
    'dct:identifier': `${campaign.id}/${version}`,
    'dct:title': inLanguages(name),
    'dct:description': inLanguages(description),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': publisherOf(campaign) },
    'dct:language': languages.map((language) => ({ '@id': `${LANGUAGE}${LANGUAGE_CODES[language]}` })),
    'dct:issued': instant(madeAt),
    'dct:modified': instant(madeAt),
    'dct:accrualPeriodicity': { '@id': FREQUENCY },
    'dct:accessRights': { '@id': PUBLIC },
    'dct:license': { '@id': openData.licence },
    'dcat:version': `${version}`,
    'dcat:theme': [{ '@id': GOVERNMENT }],
    'dcat:keyword': inLanguages({
      fr: 'participation citoyenne',
      nl: 'burgerparticipatie',
      de: 'Bürgerbeteiligung',
      en: 'citizen participation',
    }),
    ...(first && {
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': instant(first.opens),
        ...(voting?.closes && { 'dcat:endDate': instant(voting.closes) }),
      },
    }),
    'dcat:distribution': files.map((file) => distributionOf(file, openData.licence)),
  };
}
