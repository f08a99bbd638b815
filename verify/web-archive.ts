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
  if (!URL.canParse(address)) throw new UnusableError('no-address', { address, reason: 'Invalid URL' });
  const given = new URL(address.endsWith('/') ? address : `${address}/`);
  const folder = (await latestFolder(given)) ?? given;
  const names = manifestNames(await text(new URL(MANIFEST, folder)));
  return {
    names: new Set([...names, MANIFEST, CHECKPOINT]),
    read: (name) => pieces(new URL(name, folder)),
  };
}

async function latestFolder(given: URL): Promise<URL | null> {
  const address = new URL(LATEST, given);
  const response = await fetch(address).catch((error: unknown) => unreadable(address, error));
  if (!response.ok || isPage(response)) return null;
  const latest = latestSchema.safeParse(await response.json().catch((error: unknown) => unreadable(address, error)));
  return latest.success ? new URL(latest.data.folder, given) : null;
}

/** A site answers addresses that it does not know with its own page. */
function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') ?? false;
}

/** Why a request has failed is in the error's cause. */
function unreadable(address: URL, error: unknown): never {
  const { cause } = error instanceof Error ? error : { cause: null };
  const reason = cause instanceof Error ? `${String(error)}: ${cause.message}` : String(error);
  throw new UnusableError('no-address', { address: address.href, reason });
}

async function text(address: URL): Promise<string> {
  const response = await ask(address);
  if (isPage(response)) unreadable(address, 'text/html, a page and no archive');
  return response.text().catch((error: unknown) => unreadable(address, error));
}

async function* pieces(address: URL): AsyncGenerator<Uint8Array> {
  const { body } = await ask(address);
  try {
    if (body !== null) yield* body;
  } catch (error) {
    unreadable(address, error);
  }
}

async function ask(address: URL): Promise<Response> {
  const response = await fetch(address).catch((error: unknown) => unreadable(address, error));
  if (!response.ok) unreadable(address, `${response.status} ${response.statusText}`);
  return response;
}
