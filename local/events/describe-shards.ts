import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard as ShardDescription,
} from '@aws-sdk/client-dynamodb-streams';

/** Every shard of a stream, over all pages. */
export async function describeShards(
  streams: DynamoDBStreamsClient,
  streamArn: string,
  signal: AbortSignal,
): Promise<ShardDescription[]> {
  const shards: ShardDescription[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription: page } = await streams.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
      { abortSignal: signal },
    );
    shards.push(...(page?.Shards ?? []));
    after = page?.LastEvaluatedShardId;
  } while (after !== undefined);
  return shards;
}
