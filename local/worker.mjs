/**
 * Runs inside a worker thread: one execution environment of a function. It loads the handler once and then runs one
 * invocation at a time. Plain JavaScript, so that a thread starts without loading a compiler.
 */
import { existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, handler, logFile, functionName, functionArn, memorySize, logGroup } = workerData;

const log = openSync(logFile, 'a');

/** Lines of the function go to its own file, without a detour over the main thread. */
const intoLog = (chunk, encoding, callback) => {
  writeSync(log, typeof chunk === 'string' ? chunk : Buffer.from(chunk));
  const done = typeof encoding === 'function' ? encoding : callback;
  if (done) queueMicrotask(() => done());
  return true;
};
process.stdout.write = intoLog;
process.stderr.write = intoLog;

const describe = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

const load = async () => {
  const dot = handler.lastIndexOf('.');
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs'].map((end) => join(folder, `${file}${end}`)).find((path) => existsSync(path));
  if (path === undefined) throw new Error(`Cannot find module '${file}' in ${folder}`);
  const module = await import(pathToFileURL(path).href);
  const found = module[name] ?? module.default?.[name];
  if (typeof found !== 'function') throw new Error(`${handler} is undefined or not exported`);
  return found;
};

const contextOf = ({ requestId, deadline }) => ({
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: functionArn,
  memoryLimitInMB: String(memorySize),
  awsRequestId: requestId,
  logGroupName: logGroup,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

try {
  const run = await load();
  const answer = async (invocation) => {
    try {
      const result = await run(JSON.parse(invocation.payload), contextOf(invocation));
      parentPort.postMessage({ payload: JSON.stringify(result) ?? 'null', failed: false });
    } catch (error) {
      const described = describe(error);
      intoLog(`${new Date().toISOString()} ${invocation.requestId} ERROR Invoke Error ${JSON.stringify(described)}\n`);
      parentPort.postMessage({ payload: JSON.stringify(described), failed: true });
    }
  };
  parentPort.on('message', (invocation) => void answer(invocation));
  parentPort.postMessage({ ready: true });
} catch (error) {
  const described = describe(error);
  intoLog(`${new Date().toISOString()} ERROR Init Error ${JSON.stringify(described)}\n`);
  parentPort.postMessage({ initError: JSON.stringify(described) });
}
