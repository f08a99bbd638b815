import type { Archive } from '../archive.ts';

/** A file that was chosen or dropped, with its path in the folder that it came in. */
export interface NamedFile {
  /** `/` between folders; begins with the folder's name where a folder was given. */
  readonly path: string;
  readonly file: Blob;
}

/** The archive that chosen files make: what lies in the folder that holds MANIFEST, or checkpoint where none does. */
export function archiveOfFiles(files: readonly NamedFile[]): Archive {
  const root = rootOf(files, 'MANIFEST') ?? rootOf(files, 'checkpoint') ?? '';
  const byName = new Map(
    files.flatMap(({ path, file }) => (path.startsWith(root) ? [[path.slice(root.length), file] as const] : [])),
  );
  return {
    names: new Set(byName.keys()),
    read: (name) => pieces(byName.get(name) ?? new Blob()),
  };
}

/** The shortest path that a file of this name stands below. */
function rootOf(files: readonly NamedFile[], name: string): string | null {
  const roots = files.flatMap(({ path }) =>
    path === name || path.endsWith(`/${name}`) ? [path.slice(0, path.length - name.length)] : [],
  );
  return roots.sort((one, other) => one.length - other.length)[0] ?? null;
}

/** Up to so many bytes a file is taken whole: a stream costs a browser more than that. */
const WHOLE = 1 << 20;

/** Blobs are async iterables in few browsers; their streams have readers in all. */
async function* pieces(blob: Blob): AsyncGenerator<Uint8Array> {
  if (blob.size <= WHOLE) {
    yield new Uint8Array(await blob.arrayBuffer());
    return;
  }
  const reader = blob.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
