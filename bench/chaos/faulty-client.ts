import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Fault } from './plan.ts';

/** What an invocation dies of. The SDK does not try again. */
export class CrashError extends Error {
  override readonly name = 'CrashError';
}

/** The SDK takes it for a lost answer and sends the request again. */
class LostAnswerError extends Error {
  override readonly name = 'TimeoutError';
}

interface Attempt {
  readonly fault: Fault;
  writes: number;
}

const attempts = new AsyncLocalStorage<Attempt>();

/** Runs one invocation under a fault. */
export function under<T>(fault: Fault, run: () => Promise<T>): Promise<T> {
  return attempts.run({ fault, writes: 0 }, run);
}

async function write<T>({ fault }: Attempt, place: number, send: () => Promise<T>): Promise<T> {
  switch (fault.kind) {
    case 'before':
      throw new CrashError('before the first write');
    case 'between':
      if (place > fault.writes) throw new CrashError(`after ${fault.writes} writes`);
      return send();
    case 'lost':
      if (place < fault.writes) return send();
      await send();
      throw new CrashError(`the answer to write ${place} did not come back`);
    case 'resent': {
      const answer = await send();
      if (place === fault.writes) throw new LostAnswerError('the answer did not come back');
      return answer;
    }
    case 'zombie':
      await new Promise((resolve) => setTimeout(resolve, place * 3));
      return send();
    case 'after':
      return send();
  }
}

/** Makes the client's writes subject to the fault of the invocation that sends them; behind the SDK's own retries. */
export function makeFaulty(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const attempt = attempts.getStore();
      if (!attempt || context.commandName !== 'UpdateItemCommand') return next(args);
      attempt.writes++;
      return write(attempt, attempt.writes, () => next(args));
    },
    { step: 'finalizeRequest', priority: 'low', name: 'chaos' },
  );
}
