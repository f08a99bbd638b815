import { startPlatform } from '../../../local/platform.ts';

/** Starts a platform in this process and writes items 1, 2, 3 … for ever, telling each once it is acknowledged. */
const [assembly = '', dataDir = ''] = process.argv.slice(2);
const platform = await startPlatform({ assembly, port: 0, dataDir, clock: null, log: () => undefined });
for (let id = 1; ; id += 1) {
  const input = { TableName: 'app-Items', Item: { id: { S: String(id) } } };
  await platform.invoke('Call', { service: 'dynamodb', command: 'PutItem', input });
  process.stdout.write(`${id}\n`);
}
