import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from '@jest/globals';
import { tableClient } from '../../functions/stores/dynamo.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

it('asks again where no answer comes, and takes the second', async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    if (asked > 1)
      answer.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"Item":{"n":{"N":"2"}}}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'of-a-test',
    AWS_SECRET_ACCESS_KEY: 'of-a-test',
  });
  const client = tableClient();
  try {
    const { Item } = await client.send(new GetItemCommand({ TableName: 't', Key: { k: { S: '1' } } }));
    expect({ asked, Item }).toEqual({ asked: 2, Item: { n: { N: '2' } } });
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
});
