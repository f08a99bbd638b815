import type { Column, Table } from './columns.ts';
import { type Described, mainText, publisherOf } from './describe.ts';
import { type ArchiveFile, mediaTypeOf } from './files.ts';
import { tablesOf } from './tables.ts';

function field({ name, type, description, required, values }: Column) {
  const constraints = { ...(required && { required }), ...(values && { enum: values }) };
  return { name, type, description, ...(Object.keys(constraints).length > 0 && { constraints }) };
}

function schemaOf({ columns, key, refersTo }: Table) {
  return {
    fields: columns.map(field),
    primaryKey: key,
    ...(refersTo && {
      foreignKeys: [{ fields: [refersTo.column], reference: { resource: refersTo.table, fields: [refersTo.key] } }],
    }),
    missingValues: [''],
  };
}

const DIALECT = { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } as const;

function resourceOf({ name, bytes, sha256 }: ArchiveFile, tables: readonly Table[]) {
  const [stem = '', format = 'txt'] = name.split('.');
  const about = { path: name, format, mediatype: mediaTypeOf(name).split(';')[0], bytes, hash: `sha256:${sha256}` };
  const table = format === 'csv' ? tables.find((candidate) => candidate.name === stem) : undefined;
  if (!table) return { name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), ...about };
  const { title } = table;
  const kind = { type: 'table', profile: 'tabular-data-resource' } as const;
  return { name: stem, title, ...kind, ...about, encoding: 'utf-8', dialect: DIALECT, schema: schemaOf(table) };
}

/**
 * The descriptor of Frictionless Data, to be read as version 1 and as version 2: https://datapackage.org. Tables have a
 * schema each; the JSON files hold the same and more, and texts as they were written.
 */
export function dataPackage({ campaign, version, madeAt, files }: Described) {
  const tables: readonly Table[] = Object.values(tablesOf(campaign.languages));
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'data-package',
    name: campaign.id,
    title: mainText(campaign, campaign.name),
    description:
      `${mainText(campaign, campaign.description)}\n\n` +
      'In CSV files a text that a spreadsheet would take for a formula begins with an apostrophe; the JSON files have ' +
      'it without. No file holds names of citizens or whole ballots.',
    version: `${version}.0.0`,
    created: new Date(madeAt).toISOString(),
    licenses: [{ path: campaign.openData.licence }],
    contributors: [{ title: publisherOf(campaign), role: 'publisher', roles: ['publisher'] }],
    resources: files.map((file) => resourceOf(file, tables)),
  };
}
