import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** BatchWriteItem takes this many. */
const BATCH = 25;
const WRITERS = 6;

/** Writes items as they come, many at once; gives their number. */
export async function writeItems(
  client: DynamoDBDocumentClient,
  table: string,
  items: Iterator<Readonly<Record<string, unknown>>>,
): Promise<number> {
  let written = 0;
  const writer = async (): Promise<void> => {
    for (let batch = take(items); batch.length > 0; batch = take(items)) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      written += batch.length;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return written;
}

function take<T>(items: Iterator<T>): T[] {
  const taken: T[] = [];
  while (taken.length < BATCH) {
    const { value, done } = items.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
