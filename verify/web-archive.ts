import * as z from 'zod';
import { CHECKPOINT, MANIFEST } from '../functions/core/open-data/files.ts';
import type { Archive } from './archive.ts';
import { manifestNames } from './checks/manifest.ts';
import { UnusableError } from './unusable-error.ts';

/** What a campaign's folder says of its versions. */
const LATEST = 'latest.json';
const latestSchema = z.object({ folder: z.string().regex(/^\d+\/$/) });

/**
 * An archive where it is published: a version's folder, or a campaign's, whose latest version is taken. Tiles are left
 * where they are: there are thousands, and the tree is computed anyway. Throws an UnusableError.
 */
export async function openWebArchive(address: string): Promise<Archive> {
  const given = new URL(address.endsWith('/') ? address : `${address}/`);
  const folder = (await latestFolder(given)) ?? given;
  const names = manifestNames(await text(new URL(MANIFEST, folder)));
  return {
    names: new Set([...names, MANIFEST, CHECKPOINT]),
    read: (name) => pieces(new URL(name, folder)),
  };
}

async function latestFolder(given: URL): Promise<URL | null> {
  const response = await fetch(new URL(LATEST, given));
  if (!response.ok) return null;
  const latest = latestSchema.safeParse(await response.json());
  return latest.success ? new URL(latest.data.folder, given) : null;
}

async function text(address: URL): Promise<string> {
  const response = await ask(address);
  return response.text();
}

async function* pieces(address: URL): AsyncGenerator<Uint8Array> {
  const { body } = await ask(address);
  if (body !== null) yield* body;
}

async function ask(address: URL): Promise<Response> {
  const response = await fetch(address).catch((error: unknown) => String(error));
  if (typeof response !== 'string' && response.ok) return response;
  const reason = typeof response === 'string' ? response : `${response.status} ${response.statusText}`;
  throw new UnusableError('no-address', { address: address.href, reason });
}
