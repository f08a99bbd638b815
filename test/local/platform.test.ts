import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { functionWithRole, httpApi, table, temporaryFolder, writeAssembly } from './support/assembly.ts';
import { CALL, ECHO, MOODS } from './support/functions.ts';

const allow = (action: string | string[], resource: unknown): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});
const itemsArn = { 'Fn::GetAtt': ['Items', 'Arn'] };

const resources = {
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: {} },
  Items: table({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
  Secret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'key/one', GenerateSecretString: { PasswordLength: 40 } },
  },
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: { UserPoolId: { Ref: 'Pool' }, CallbackURLs: ['http://localhost:5173/'] },
  },
  Scopes: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      Identifier: 'shop',
      Scopes: [{ ScopeName: 'buy' }, { ScopeName: 'sell' }],
      UserPoolId: { Ref: 'Pool' },
    },
  },
  ...functionWithRole('Echo'),
  ...functionWithRole('Moods', { properties: { Timeout: 1 }, variables: { OWN: 'moods' } }),
  ...functionWithRole('Call', {
    statements: [
      allow(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'], itemsArn),
      allow(['s3:PutObject', 's3:GetObject*', 's3:DeleteObject'], {
        'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/open/*']],
      }),
      allow('s3:ListBucket', { 'Fn::GetAtt': ['Bucket', 'Arn'] }),
      allow('secretsmanager:GetSecretValue', { Ref: 'Secret' }),
      allow('lambda:InvokeFunction', { 'Fn::GetAtt': ['Moods', 'Arn'] }),
    ],
  }),
  ...httpApi(
    {
      'GET /echo/{id}': 'Echo',
      'GET /{proxy+}': 'Echo',
      'POST /echo/{id}': 'Echo',
      'GET /moods': 'Moods',
      'PUT /bought/{id}': { function: 'Echo', scopes: ['shop/buy'] },
      'GET /slow': 'Echo',
    },
    {
      issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
      audience: [{ Ref: 'Client' }],
      stage: { RouteSettings: { 'GET /slow': { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 } } },
      api: { CorsConfiguration: { AllowOrigins: ['https://city.example'], AllowMethods: ['GET', 'PUT'], MaxAge: 60 } },
    },
  ),
};

const assembly = writeAssembly({ app: { Resources: resources } }, { Echo: ECHO, Moods: MOODS, Call: CALL });
const dataDir = temporaryFolder();
const lines: string[] = [];
const start = (): Promise<Platform> =>
  startPlatform({
    assembly,
    port: 0,
    dataDir,
    clock: { now: new Date('2017-06-10T12:00:00Z'), speed: 0 },
    environments: 2,
    log: (line) => lines.push(line),
  });

let platform: Platform;
const call = (service: string, command: string, input: object): Promise<unknown> =>
  platform.invoke('Call', { service, command, input });
const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${platform.url}${path}`, init);

beforeAll(async () => {
  platform = await start();
});
afterAll(() => platform.stop());

describe('the HTTP API', () => {
  it('hands the function an event of payload format 2.0, dated by the virtual clock', async () => {
    const response = await get('/echo/a%2Fb?x=1&x=2&y=%C3%A9', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: 'one=1; two=2', 'X-Own': 'yes' },
      body: '{"a":1}',
    });
    const { event, requestId } = (await response.json()) as { event: Record<string, unknown>; requestId: string };
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /echo/{id}',
      rawPath: '/echo/a/b',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      cookies: ['one=1', 'two=2'],
      headers: { 'content-type': 'application/json', 'x-own': 'yes' },
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { id: 'a/b' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        routeKey: 'POST /echo/{id}',
        stage: '$default',
        requestId,
        http: { method: 'POST', path: '/echo/a/b', protocol: 'HTTP/1.1' },
        time: '10/Jun/2017:12:00:00 +0000',
        timeEpoch: Date.parse('2017-06-10T12:00:00Z'),
      },
    });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it('encodes a body that is not text', async () => {
    const response = await get('/echo/1', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array([0, 1, 255]),
    });
    const { event } = (await response.json()) as { event: object };
    expect(event).toMatchObject({ body: 'AAH/', isBase64Encoded: true });
  });

  it.each([
    ['an object without statusCode as the body of a 200', '/plain', 200, 'application/json', '{"any":"object"}'],
    ['text as it is', '/text', 200, 'application/json', 'just text'],
    ['a status and a body', '/cookies', 201, 'text/plain;charset=utf-8', 'made'],
    ['an answer that makes no sense as 500', '/broken', 500, 'application/json', '{"message":"Internal Server Error"}'],
    [
      'a header that HTTP does not allow as 500',
      '/header',
      500,
      'application/json',
      '{"message":"Internal Server Error"}',
    ],
    ['a failed function as 500', '/throws', 500, 'application/json', '{"message":"Internal Server Error"}'],
  ])('sends %s', async (_, path, status, type, body) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      status,
      type,
      body,
    ]);
  });

  it('sends cookies each in a header and decodes bytes', async () => {
    expect((await get('/cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await (await get('/bytes')).arrayBuffer())]).toEqual([0, 1, 2]);
  });

  it('answers 404 where no route is', async () => {
    const response = await get('/echo/1', { method: 'DELETE' });
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('answers 413 for more than 10 MB, and for more than a function takes', async () => {
    for (const size of [10 * 1024 * 1024 + 1, 6 * 1024 * 1024]) {
      const response = await get('/echo/1', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: 'x'.repeat(size),
      });
      expect([response.status, await response.json()]).toEqual([413, { message: 'Request Too Long' }]);
    }
  });

  it('answers 429 beyond the burst of a throttled route', async () => {
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await get('/slow')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('answers preflight requests itself, for origins that the API allows', async () => {
    const ask = (origin: string): Promise<Response> =>
      get('/echo/1', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
    expect((await ask('https://city.example')).headers.get('access-control-allow-methods')).toBe('GET,PUT');
    expect((await ask('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
    const response = await get('/echo/1', { headers: { origin: 'https://city.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://city.example');
  });
});

describe('the JWT authorizer', () => {
  const token = async (claims: object): Promise<string> =>
    (
      await get('/__local/token', { method: 'POST', headers: { accept: 'text/plain' }, body: JSON.stringify(claims) })
    ).text();
  const buy = async (authorization?: string): Promise<Response> =>
    get('/bought/1', { method: 'PUT', headers: authorization === undefined ? {} : { authorization } });

  it('hands on the claims of a valid token with the scope', async () => {
    const response = await buy(`Bearer ${await token({ sub: 'anna', scope: 'shop/buy shop/sell' })}`);
    const { event } = (await response.json()) as { event: object };
    expect(event).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: { sub: 'anna', token_use: 'access', exp: expect.stringMatching(/^\d+$/) },
            scopes: ['shop/buy'],
          },
        },
      },
    });
  });

  it.each([
    ['no token', undefined, 'Bearer'],
    ['what is not a token', 'Bearer nonsense', expect.stringContaining('error="invalid_token"')],
  ])('answers 401 to %s', async (_, authorization, challenge) => {
    const response = await buy(authorization);
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(response.headers.get('www-authenticate')).toEqual(challenge);
  });

  it('answers 401 to a token that somebody changed', async () => {
    const [header, , signature] = (await token({ sub: 'anna' })).split('.');
    const forged = Buffer.from('{"sub":"bob","exp":9999999999}').toString('base64url');
    expect((await buy(`Bearer ${header}.${forged}.${signature}`)).status).toBe(401);
  });

  it('answers 403 to a token without the scope', async () => {
    const response = await buy(`Bearer ${await token({ sub: 'anna', scope: 'shop/sell' })}`);
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });
});

describe('a function', () => {
  it('runs one invocation at a time in each environment, and not in more environments than it may have', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => platform.invoke('Moods', { mood: 'busy' })));
    expect(results).toEqual(Array.from({ length: 8 }, () => expect.objectContaining({ running: 1, key: 'moods' })));
    const status = (await platform.status()).functions.find(({ name }) => name === 'Moods');
    expect(status).toMatchObject({ environments: 2, running: 0, waiting: 0 });
  });

  it('is ended when it takes longer than its timeout', async () => {
    await expect(platform.invoke('Moods', { mood: 'endless' })).rejects.toThrow(
      /Sandbox\.Timedout: .*timed out after 1\.00 seconds/,
    );
  });

  it.each([
    ['exits', 'exit', /Runtime\.ExitError/],
    ['throws outside of the invocation', 'throw-later', /out of nowhere/],
  ])('fails the invocation in which it %s, and gets a fresh environment for the next', async (_, mood, message) => {
    await expect(platform.invoke('Moods', { mood })).rejects.toThrow(message);
    expect(await platform.invoke('Moods', {})).toMatchObject({ running: 1 });
  });

  it('keeps its environment after an error of its own', async () => {
    await expect(platform.invoke('Moods', { mood: 'fail' })).rejects.toThrow('Moods failed: RangeError: as asked');
  });

  it('writes its log into a file of its own', () => {
    expect(readFileSync(join(dataDir, 'logs', 'Moods.log'), 'utf8')).toContain('mood busy app-Moods');
    expect(lines.join('\n')).not.toContain('mood busy');
  });

  it('is tried twice more when an asynchronous invocation fails', async () => {
    const before = (await platform.status()).functions.find(({ name }) => name === 'Moods')?.errors ?? 0;
    await call('lambda', 'Invoke', { FunctionName: 'app-Moods', InvocationType: 'Event', Payload: '{"mood":"fail"}' });
    while (!(await platform.status()).idle) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await platform.status()).functions.find(({ name }) => name === 'Moods')?.errors).toBe(before + 3);
  });
});

describe("a function's calls to AWS", () => {
  const put = (id: string, more: object = {}): Promise<unknown> =>
    call('dynamodb', 'PutItem', { TableName: 'app-Items', Item: { id: { S: id } }, ...more });

  it('reach the tables, and are metered by table and by function', async () => {
    const units = async (): Promise<number> =>
      (await platform.status()).consumed.functions.Call?.Items?.writeUnits ?? 0;
    const before = await units();
    expect(await put('metered', { Item: { id: { S: 'metered' }, text: { S: 'x'.repeat(1500) } } })).toHaveProperty(
      'answer',
    );
    expect(await put('metered', { ConditionExpression: 'attribute_not_exists(id)' })).toMatchObject({
      error: 'ConditionalCheckFailedException',
    });
    expect((await units()) - before).toBe(3);
  });

  it.each([
    [
      'an action that is not granted',
      'dynamodb',
      'DeleteItem',
      { TableName: 'app-Items', Key: { id: { S: '1' } } },
      'AccessDeniedException',
      'dynamodb:DeleteItem on resource: arn:aws:dynamodb:eu-central-1:000000000000:table/app-Items',
    ],
    [
      'an index of the table',
      'dynamodb',
      'Query',
      { TableName: 'app-Items', IndexName: 'x', KeyConditionExpression: 'a = b' },
      'AccessDeniedException',
      'table/app-Items/index/x',
    ],
    [
      'a part of a transaction',
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Delete: { TableName: 'app-Items', Key: { id: { S: '1' } } } }] },
      'AccessDeniedException',
      'dynamodb:DeleteItem',
    ],
    [
      'a key of the bucket beside the granted ones',
      's3',
      'PutObject',
      { Bucket: 'app-bucket', Key: 'closed/1', Body: 'x' },
      'AccessDenied',
      's3:PutObject',
    ],
    [
      'a function that may not be invoked',
      'lambda',
      'Invoke',
      { FunctionName: 'app-Echo' },
      'AccessDeniedException',
      'lambda:InvokeFunction',
    ],
  ])('are denied as AWS would: %s', async (_, service, command, input, error, message) => {
    const before = (await platform.status()).denied.count;
    expect(await call(service, command, input)).toEqual({ error, message: expect.stringContaining(message) });
    expect((await platform.status()).denied.count).toBe(before + 1);
  });

  it('store, read, list and delete objects', async () => {
    const Bucket = 'app-bucket';
    for (const Key of ['open/b', 'open/a/1', 'open/é ü'])
      await call('s3', 'PutObject', { Bucket, Key, Body: `<${Key}>` });
    expect(await call('s3', 'GetObject', { Bucket, Key: 'open/é ü' })).toMatchObject({
      answer: { Body: '<open/é ü>' },
    });
    expect(await call('s3', 'ListObjectsV2', { Bucket, Prefix: 'open/', Delimiter: '/' })).toMatchObject({
      answer: { Contents: [{ Key: 'open/b', Size: 8 }, { Key: 'open/é ü' }], CommonPrefixes: [{ Prefix: 'open/a/' }] },
    });
    await call('s3', 'DeleteObject', { Bucket, Key: 'open/b' });
    expect(await call('s3', 'GetObject', { Bucket, Key: 'open/b' })).toMatchObject({ error: 'NoSuchKey' });
  });

  it('read secrets by name and by ARN', async () => {
    const byName = await call('secrets', 'GetSecretValue', { SecretId: 'key/one' });
    expect(byName).toMatchObject({ answer: { SecretString: expect.stringMatching(/^.{40}$/s) } });
    const { ARN } = (byName as { answer: { ARN: string } }).answer;
    expect(await call('secrets', 'GetSecretValue', { SecretId: ARN })).toEqual(byName);
    expect(await call('secrets', 'DeleteSecret', { SecretId: ARN })).toMatchObject({ error: 'AccessDeniedException' });
  });

  it('invoke another function and get its result or its error', async () => {
    const invoke = (payload: object): Promise<unknown> =>
      call('lambda', 'Invoke', { FunctionName: 'app-Moods', Payload: JSON.stringify(payload) });
    expect(await invoke({})).toMatchObject({
      answer: { StatusCode: 200, Payload: expect.stringContaining('"running":1') },
    });
    expect(await invoke({ mood: 'fail' })).toMatchObject({
      answer: { FunctionError: 'Unhandled', Payload: expect.stringContaining('RangeError') },
    });
  });
});

describe('the platform', () => {
  it('names at start what it does not run', () => {
    expect(lines).toContain('not run locally: AWS::Logs::LogGroup');
  });

  it('says of a request that breaks off that its sender hung up, and calls it no failure', async () => {
    const { hostname, port } = new URL(platform.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /echo/broken HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{"half":');
    await wait(100);
    socket.destroy();
    while (!lines.some((line) => line.includes('/echo/broken'))) await wait(10);
    expect(lines.filter((line) => line.includes('/echo/broken'))).toEqual([
      'the sender hung up in the middle of POST /echo/broken',
    ]);
  });

  it('logs one line a request', async () => {
    await get('/echo/logged?q=1');
    expect(lines.at(-1)).toMatch(/^2017-06-10 12:00:00 {2}GET +\/echo\/logged\?q=1 {2}200 {2}[\d.]+ ms {2}Echo$/);
  });

  it('tells and sets its clock, forward only', async () => {
    expect(await (await get('/__local/clock')).json()).toEqual({ now: '2017-06-10T12:00:00.000Z', speed: 0 });
    const set = (body: object): Promise<Response> =>
      get('/__local/clock', { method: 'POST', body: JSON.stringify(body) });
    expect(await (await set({ now: '2017-06-10T15:00:00+02:00' })).json()).toEqual({
      now: '2017-06-10T13:00:00.000Z',
      speed: 0,
    });
    for (const wrong of [{ now: '2017-06-10T11:00:00Z' }, { now: '2017-06-10' }, { speed: -1 }, { date: 1 }]) {
      expect((await set(wrong)).status).toBe(400);
    }
  });

  it('refuses a data folder that another platform works on, and a port that is taken', async () => {
    const port = Number(new URL(platform.url).port);
    const other = { assembly, clock: null, log: () => undefined };
    await expect(startPlatform({ ...other, port: 0, dataDir })).rejects.toThrow(
      /already works on the data folder.*--data/,
    );
    await expect(startPlatform({ ...other, port, dataDir: temporaryFolder() })).rejects.toThrow(
      `Port ${port} is in use`,
    );
  });

  it('goes on after a restart with its data, secrets, clock and denied grants', async () => {
    await call('dynamodb', 'PutItem', { TableName: 'app-Items', Item: { id: { S: 'kept' } } });
    const secret = await call('secrets', 'GetSecretValue', { SecretId: 'key/one' });
    await platform.stop();
    platform = await startPlatform({
      assembly,
      port: 0,
      dataDir,
      clock: null,
      environments: 2,
      log: (line) => lines.push(line),
    });
    expect(await call('dynamodb', 'GetItem', { TableName: 'app-Items', Key: { id: { S: 'kept' } } })).toMatchObject({
      answer: { Item: { id: { S: 'kept' } } },
    });
    expect(await call('secrets', 'GetSecretValue', { SecretId: 'key/one' })).toEqual(secret);
    expect(await (await get('/__local/clock')).json()).toEqual({ now: '2017-06-10T13:00:00.000Z', speed: 0 });
  });
});
