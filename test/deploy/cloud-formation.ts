import { LambdaClient } from '@aws-sdk/client-lambda';
import { signedHeaders } from '../../cli/operator/sign.ts';
import { type Element, readXml } from '../support/xml.ts';
import type { Target } from './target.ts';

export interface StackResource {
  readonly logicalId: string;
  /** Such as a table's name: another one means another, empty resource. */
  readonly physicalId: string;
  readonly type: string;
}

const all = function* (element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* all(child, name);
  }
};
const textOf = (element: Element, name: string): string => {
  const [first] = all(element, name);
  return first?.text ?? '';
};

/** What is asked of CloudFormation, by its query protocol: a client of the SDK for four questions would be much. */
export class CloudFormation {
  readonly #target: Target;
  readonly #credentials: LambdaClient;

  constructor(target: Target) {
    this.#target = target;
    this.#credentials = new LambdaClient({ region: target.region });
  }

  async #ask(action: string, parameters: Readonly<Record<string, string>>): Promise<Element | null> {
    const { endpoint, region } = this.#target;
    const url = new URL(endpoint ?? `https://cloudformation.${region}.amazonaws.com/`);
    const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const signed = signedHeaders({ url, headers, body }, await this.#credentials.config.credentials(), {
      region,
      service: 'cloudformation',
      at: new Date(),
    });
    const answer = await fetch(url, { method: 'POST', headers: signed, body });
    const text = await answer.text();
    if (answer.ok) return readXml(text);
    if (/does not exist/.test(text)) return null;
    throw new Error(`CloudFormation ${action}: ${answer.status} ${text}`);
  }

  /** Null where there is no such stack. */
  async status(stack: string): Promise<string | null> {
    const answer = await this.#ask('DescribeStacks', { StackName: stack });
    const status = answer && textOf(answer, 'StackStatus');
    return status === null || status === 'DELETE_COMPLETE' ? null : status;
  }

  async outputs(stack: string): Promise<ReadonlyMap<string, string>> {
    const answer = await this.#ask('DescribeStacks', { StackName: stack });
    const found = answer
      ? [...all(answer, 'member')].filter(({ children }) => children[0]?.name.startsWith('Output'))
      : [];
    return new Map(found.map((output) => [textOf(output, 'OutputKey'), textOf(output, 'OutputValue')]));
  }

  async resources(stack: string): Promise<StackResource[]> {
    const found: StackResource[] = [];
    let token = '';
    do {
      const answer = await this.#ask('ListStackResources', {
        StackName: stack,
        ...(token === '' ? {} : { NextToken: token }),
      });
      if (answer === null) return [];
      for (const member of all(answer, 'member')) {
        const logicalId = textOf(member, 'LogicalResourceId');
        if (logicalId === '') continue;
        found.push({
          logicalId,
          physicalId: textOf(member, 'PhysicalResourceId'),
          type: textOf(member, 'ResourceType'),
        });
      }
      token = textOf(answer, 'NextToken');
    } while (token !== '');
    return found;
  }

  /** What was deleted in the stack since `at`, by logical id: how a replacement shows in its events. */
  async deleted(stack: string, at: Date): Promise<string[]> {
    const answer = await this.#ask('DescribeStackEvents', { StackName: stack });
    const events = answer ? [...all(answer, 'member')] : [];
    return events
      .filter((event) => Date.parse(textOf(event, 'Timestamp')) >= at.getTime())
      .filter((event) => textOf(event, 'ResourceStatus').startsWith('DELETE'))
      .map((event) => textOf(event, 'LogicalResourceId'));
  }

  async unprotect(stack: string): Promise<void> {
    await this.#ask('UpdateTerminationProtection', { StackName: stack, EnableTerminationProtection: 'false' });
  }
}
