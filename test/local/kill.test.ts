import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from '@jest/globals';
import { startPlatform } from '../../local/platform.ts';
import { functionWithRole, table, temporaryFolder, writeAssembly } from './support/assembly.ts';
import { CALL } from './support/functions.ts';

it('a platform that is killed leaves nothing behind that hinders the next start, and loses nothing acknowledged', async () => {
  const statements = [
    { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Scan'], Resource: { 'Fn::GetAtt': ['Items', 'Arn'] } },
  ];
  const assembly = writeAssembly(
    { app: { Resources: { Items: table(), ...functionWithRole('Call', { statements }) } } },
    { Call: CALL },
  );
  const dataDir = temporaryFolder();
  const script = new URL('support/write-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, assembly, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === 25) child.kill('SIGKILL');
  }
  await ended;

  const platform = await startPlatform({ assembly, port: 0, dataDir, clock: null, log: () => undefined });
  const scan = (await platform.invoke('Call', {
    service: 'dynamodb',
    command: 'Scan',
    input: { TableName: 'app-Items' },
  })) as { answer: { Items: { id: { S: string } }[] } };
  await platform.stop();

  expect(acknowledged.length).toBeGreaterThanOrEqual(25);
  expect(scan.answer.Items.map(({ id }) => id.S)).toEqual(expect.arrayContaining(acknowledged));
});
