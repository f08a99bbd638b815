import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DataFolderError, lockFolder } from '../../local/lock.ts';
import { temporaryFolder } from './support/assembly.ts';

describe('the data folder', () => {
  it('belongs to one process at a time, until it is given back', () => {
    const folder = join(temporaryFolder(), 'made', 'on', 'demand');
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`Process ${process.pid} already works on the data folder ${folder}`);
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    lockFolder(folder)();
  });

  it.each([
    ['that is gone', { pid: 2 ** 22 + 1, started: '1' }],
    ['whose number another process has now', { pid: process.pid, started: 'long ago' }],
  ])('is taken over from a process %s', (_, holder) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock'), JSON.stringify(holder));
    lockFolder(folder)();
  });

  it('must be a folder that can be written', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => lockFolder(file)).toThrow(DataFolderError);
    expect(() => lockFolder(file)).toThrow(/cannot be used \(EEXIST\).*--data/);
  });
});
