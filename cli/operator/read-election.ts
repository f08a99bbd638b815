import { readFileSync } from 'node:fs';
import { PabulibError } from '../../bench/pabulib/error.ts';
import { type PabulibElection, parsePabulib } from '../../bench/pabulib.ts';
import { OperatorError } from './operator-error.ts';

/** The election in a `.pb` file. Throws an OperatorError that names the file, the line and what is wrong there. */
export function readElection(file: string): PabulibElection {
  try {
    return parsePabulib(readFileSync(file));
  } catch (error) {
    if (error instanceof PabulibError) throw new OperatorError(`${file}, ${error.message}`, { cause: error });
    if (error instanceof Error && 'code' in error) {
      throw new OperatorError(`${file} cannot be read (${error.message}): give the path of a .pb file`, {
        cause: error,
      });
    }
    throw error;
  }
}
