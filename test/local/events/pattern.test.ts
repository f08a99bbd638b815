import { describe, expect, it } from '@jest/globals';
import { compilePattern, PatternError } from '../../../local/events/pattern.ts';

const event = {
  eventName: 'MODIFY',
  dynamodb: { NewImage: { name: { S: 'Liège' }, tags: { SS: ['old', 'new'] } }, size: 12, none: null },
};

describe('an event pattern', () => {
  it.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ eventName: ['REMOVE'] }, false],
    [{ eventName: ['MODIFY'], dynamodb: { size: [13] } }, false],
    [{ dynamodb: { none: [null] } }, true],
    [{ dynamodb: { NewImage: { tags: { SS: ['new'] } } } }, true],
    [{ dynamodb: { NewImage: { name: { S: [{ prefix: 'Li' }] } } } }, true],
    [{ dynamodb: { NewImage: { name: { S: [{ suffix: 'ge' }] } } } }, true],
    [{ eventName: [{ 'equals-ignore-case': 'modify' }] }, true],
    [{ dynamodb: { OldImage: [{ exists: false }] } }, true],
    [{ dynamodb: { OldImage: { id: [{ exists: true }] } } }, false],
    [{ dynamodb: { size: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
    [{ dynamodb: { size: [{ numeric: ['=', 10] }] } }, false],
    [{ eventName: [{ 'anything-but': ['REMOVE', 'INSERT'] }] }, true],
    [{ eventName: [{ 'anything-but': { prefix: 'MOD' } }] }, false],
    [{ $or: [{ eventName: ['REMOVE'] }, { dynamodb: { size: [12] } }] }, true],
    [{ missing: [{ 'anything-but': 'x' }] }, false],
  ])('%j matches: %s', (pattern, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  it.each([
    [{ eventName: [{ wildcard: '*' }] }, /Unknown operator "wildcard" at \/eventName\/0/],
    [{ eventName: 'MODIFY' }, /Not a pattern at \/eventName: "MODIFY"/],
    [{ size: [{ numeric: ['>'] }] }, /Not a valid operand at \/size\/0/],
    [{ size: [{ prefix: 'a', suffix: 'b' }] }, /one operator/],
  ])('%j is refused', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError);
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});
