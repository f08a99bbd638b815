import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const client = (name: string): string => pathToFileURL(require.resolve(`@aws-sdk/client-${name}`)).href;

/** Makes one SDK call, as its event says: `{ service, command, input }`; gives the answer or the error's name. */
export const CALL = `
  import * as dynamodb from '${client('dynamodb')}';
  import * as lambda from '${client('lambda')}';
  import * as s3 from '${client('s3')}';
  import * as secrets from '${client('secrets-manager')}';
  const services = {
    dynamodb: [dynamodb, new dynamodb.DynamoDBClient({})],
    lambda: [lambda, new lambda.LambdaClient({})],
    s3: [s3, new s3.S3Client({})],
    secrets: [secrets, new secrets.SecretsManagerClient({})],
  };
  export const handler = async ({ service, command, input }) => {
    const [sdk, client] = services[service];
    try {
      const { $metadata, ...answer } = await client.send(new sdk[command + 'Command'](input));
      if (answer.Body) answer.Body = await answer.Body.transformToString();
      if (answer.Payload) answer.Payload = Buffer.from(answer.Payload).toString();
      return { answer };
    } catch (error) {
      return { error: error.name, message: error.message };
    }
  };
`;

/** Gives back the event it was called with. */
export const ECHO = `
  export const handler = async (event, context) => {
    if (event.rawPath === '/plain') return { any: 'object' };
    if (event.rawPath === '/text') return 'just text';
    if (event.rawPath === '/broken') return { statusCode: 'many' };
    if (event.rawPath === '/cookies') return { statusCode: 201, cookies: ['a=1', 'b=2'], body: 'made' };
    if (event.rawPath === '/bytes') return { statusCode: 200, isBase64Encoded: true, body: 'AAEC', headers: { 'Content-Type': 'image/png' } };
    if (event.rawPath === '/header') return { statusCode: 200, headers: { 'x-a': 'one\\ntwo' }, body: '' };
    if (event.rawPath === '/throws') throw new TypeError('no such thing');
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ event, requestId: context.awsRequestId }) };
  };
`;

/** Behaves as its event says: sleeps, ends its process, never ends, or tells how many invocations run at the same time in it. */
export const MOODS = `
  let running = 0;
  let served = 0;
  export const handler = async (event, context) => {
    running += 1;
    served += 1;
    try {
      if (event.mood === 'exit') process.exit(3);
      if (event.mood === 'throw-later') {
        setTimeout(() => { throw new Error('out of nowhere'); }, 1);
        await new Promise(() => {});
      }
      if (event.mood === 'endless') await new Promise((resolve) => setTimeout(resolve, 60_000));
      if (event.mood === 'busy') await new Promise((resolve) => setTimeout(resolve, 50));
      if (event.mood === 'fail') throw new RangeError('as asked');
      console.log('mood', event.mood, context.functionName);
      return { running, served, left: context.getRemainingTimeInMillis(), key: process.env.OWN };
    } finally {
      running -= 1;
    }
  };
`;
