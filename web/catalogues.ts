import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, 'src');
const ENTRY = 'main.tsx';
const CATALOGUE = /\/src\/((?:i18n|desk\/words)\/\w+\.json)$/;
/** Stands for what is left out of a catalogue. */
const REST = /\/src\/i18n\/rest\/(\w+)\.ts$/;
const CODE = /\/web\/src\/.*\.tsx?$/;
/** A text that is written out whole: `'results.hours'`. */
const LITERAL = /(['"])((?:[\w-]+\.)+[\w-]+)\1/g;
/** One that is made of parts: `phase.${phase}`. */
const MADE = /`((?:[\w-]+\.)+(?:[\w.-]|\$\{[^}]*\})*)`/g;
const IMPORT = /(later\(\(\) => )?(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.tsx?)'/g;

/** Code by file, paths below web/src. */
export type Sources = ReadonlyMap<string, string>;

function sourcesOf(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

/** All that is imported, at once or when it is looked at, without what is asked for by `later`. */
function firstFiles(sources: Sources): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, later, path = ''] of (sources.get(file) ?? '').matchAll(IMPORT)) {
      if (later === undefined) visit(join(dirname(file), path));
    }
  };
  visit(ENTRY);
  return found;
}

/** Which messages a piece of code names, as a whole or by a name that it makes of parts. */
function namedIn(code: string): { readonly whole: ReadonlySet<string>; readonly made: readonly RegExp[] } {
  const made = [...code.matchAll(MADE)].map(([, text = '']) => {
    const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
    return new RegExp(`^${parts.join('.+')}$`);
  });
  return { whole: new Set([...code.matchAll(LITERAL)].map(([, , name = '']) => name)), made };
}

/** How the names of messages are written in what is built. */
export interface Names {
  /** By the name: the place in its catalogue of one that the code names as a whole. The others keep their names. */
  readonly short: ReadonlyMap<string, string>;
  /** Those of which no first page says anything. */
  readonly rest: ReadonlySet<string>;
}

/**
 * @param catalogues the names of each, in the order that they have in all languages; the first is everybody's, of which
 *   some are left for later
 */
export function namesOf(catalogues: readonly (readonly string[])[], sources: Sources): Names {
  const { made } = namedIn([...sources.values()].join('\n'));
  const first = firstFiles(sources);
  const early = namedIn([...sources].flatMap(([file, code]) => (first.has(file) ? [code] : [])).join('\n'));
  const all = catalogues.flat();
  const keepsName = (name: string) =>
    made.some((pattern) => pattern.test(name)) || all.indexOf(name) !== all.lastIndexOf(name);
  const isEarly = (name: string) => early.whole.has(name) || early.made.some((pattern) => pattern.test(name));
  const [everybodys = []] = catalogues;
  const rest = new Set(everybodys.filter((name) => !isEarly(name)));
  const short = new Map(
    catalogues.flatMap((names) => {
      const whole = names.filter((name) => !keepsName(name));
      const ordered = [...whole.filter((name) => !rest.has(name)), ...whole.filter((name) => rest.has(name))];
      return ordered.map((name, index): [string, string] => [name, String(index)]);
    }),
  );
  return { short, rest };
}

/** Code in which messages are called by their short names. */
export function withShortNames(code: string, { short }: Names): string {
  return code.replaceAll(LITERAL, (text, quote: string, name: string) => {
    const found = short.get(name);
    return found === undefined ? text : `${quote}${found}${quote}`;
  });
}

/** A part of a catalogue, as code: a list, with those that keep their names beside it. */
export function partOf(messages: Readonly<Record<string, unknown>>, isRest: boolean, { short, rest }: Names): string {
  const entries = Object.entries(messages).filter(([name]) => rest.has(name) === isRest);
  const listed: [number, unknown][] = [];
  const named: Record<string, unknown> = {};
  for (const [name, message] of entries) {
    const place = short.get(name);
    if (place === undefined) named[name] = message;
    else listed.push([Number(place), message]);
  }
  listed.sort(([one], [other]) => one - other);
  const list = JSON.stringify(listed.map(([, message]) => message));
  const [[from] = [0]] = listed;
  // Places that another part has stay empty, and are not in the way of its messages.
  return `Object.assign(${from === 0 ? list : `Array(${from}).concat(${list})`},${JSON.stringify(named)})`;
}

function messagesIn(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Two things that a visitor does not see. Names of messages are shortened, as a bundler shortens those of variables:
 * they are a quarter of a catalogue's weight. And what only the pages say that are asked for by `later` (app.tsx) is
 * left out of a catalogue, and comes with those pages: src/i18n/rest.
 */
export function lightCatalogues(): Plugin {
  let names: Names = { short: new Map(), rest: new Set() };
  return {
    name: 'light-catalogues',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const catalogues = ['i18n/fr.json', 'desk/words/fr.json'].map((file) =>
        Object.keys(messagesIn(join(SOURCE, file))),
      );
      names = namesOf(catalogues, sourcesOf(SOURCE));
    },
    load(id) {
      const [, language] = REST.exec(id) ?? [];
      const [, file = language && `i18n/${language}.json`] = CATALOGUE.exec(id) ?? [];
      if (file === undefined) return null;
      // The desk's own texts are not parted.
      const parted = file.startsWith('i18n') ? names : { ...names, rest: new Set<string>() };
      const code = partOf(messagesIn(join(SOURCE, file)), language !== undefined, parted);
      return { code: `export default ${code}`, moduleType: 'js' };
    },
    transform: {
      filter: { id: CODE },
      handler: (code) => ({ code: withShortNames(code, names), map: null }),
    },
  };
}

/** The paths below web/src of the pages that wait for the whole catalogue. */
export function laterPages(app: string = readFileSync(join(SOURCE, 'app.tsx'), 'utf8')): readonly string[] {
  return [...app.matchAll(IMPORT)].flatMap(([, later, path = '']) => (later === undefined ? [] : [join(path)]));
}

const places = new Map<string, Map<string, number>>();

/** A class of a CSS module: short, and the same in every build. */
export function className(name: string, file: string): string {
  const ofFile = places.get(file) ?? new Map<string, number>();
  places.set(file, ofFile);
  const place = ofFile.get(name) ?? ofFile.size;
  ofFile.set(name, place);
  return `${basename(file).replace('.module.css', '')}-${place.toString(36)}`;
}
