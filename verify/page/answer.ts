import { CHECKPOINT } from '../../functions/core/open-data/files.ts';
import { pinnedKeys } from '../keys.ts';
import { UnusableError } from '../unusable-error.ts';
import { verify } from '../verify.ts';
import { archiveOfFiles } from './dropped-archive.ts';
import type { Ask, Told } from './protocol.ts';

/** Told in steps of so many bytes: a message for each piece would take longer than reading it. */
const STEP = 1 << 20;

/** Checks what was given; never throws. */
export async function answer({ files, own, previous, key }: Ask, tell: (told: Told) => void): Promise<void> {
  let bytes = 0;
  try {
    const report = await verify(archiveOfFiles(files), {
      own,
      previous: previous && archiveOfFiles([{ path: CHECKPOINT, file: previous }]),
      pinned: key === '' ? null : pinned(key),
      onBytes: (more) => {
        bytes += more;
        if (bytes < STEP) return;
        tell({ kind: 'read', bytes });
        bytes = 0;
      },
    });
    tell({ kind: 'report', report });
  } catch (error) {
    if (error instanceof UnusableError) tell({ kind: 'unusable', code: error.code, values: error.values });
    else tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

function pinned(key: string): ReadonlySet<string> {
  const keys = pinnedKeys(key);
  if (keys === null) throw new UnusableError('no-key', { found: key });
  return new Set(keys);
}
