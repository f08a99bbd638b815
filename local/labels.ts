import type { Resource } from './template.ts';

/** Construct ids that say nothing about which one it is. */
const SILENT = new Set(['Resource', 'Default', 'Function', 'Handler', 'Lambda', 'Table', 'Fn']);

const labelOf = (resource: Resource): string =>
  resource.path
    .split('/')
    .filter((part) => !SILENT.has(part))
    .at(-1) ?? resource.logicalId;

/**
 * Short names for people, by logical id: the last telling part of the construct path (`app/vote/Resource` is `vote`), or
 * the logical id where two resources would share one.
 */
export const labelsOf = (resources: readonly Resource[]): ReadonlyMap<Resource, string> => {
  const labels = resources.map(labelOf);
  return new Map(
    resources.map((resource, index) => {
      const label = labels[index] ?? resource.logicalId;
      return [resource, labels.indexOf(label) === labels.lastIndexOf(label) ? label : resource.logicalId];
    }),
  );
};
