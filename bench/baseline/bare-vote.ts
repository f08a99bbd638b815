/** The least that a vote can be: one request, one conditional `UpdateItem`, no rules. What ours is compared with. */
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const client = new DynamoDBClient();
const TableName = process.env.BALLOTS_TABLE;

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const number = event.pathParameters?.number ?? '';
  const { choice } = JSON.parse(event.body ?? '{}');
  const { Attributes } = await client.send(
    new UpdateItemCommand({
      TableName,
      Key: { ballot: { S: `bare#${event.headers['x-voter']}` } },
      UpdateExpression: 'ADD #side :number, choices :one',
      ConditionExpression: 'NOT contains(#side, :plain)',
      ExpressionAttributeNames: { '#side': choice },
      ExpressionAttributeValues: { ':number': { NS: [number] }, ':plain': { N: number }, ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return { statusCode: 200, body: JSON.stringify({ for: Attributes?.for?.NS ?? [] }) };
};
