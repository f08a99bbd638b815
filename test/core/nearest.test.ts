import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../functions/core/nearest.ts';

describe('nearest', () => {
  it.each([
    ['votin', 'voting'],
    ['Voting', 'voting'],
    ['vtoing', 'voting'],
    ['analisys', 'analysis'],
    ['followup', 'follow-up'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, ['ideation', 'voting', 'analysis', 'follow-up'])).toBe(meant);
  });

  it('takes no word for one that it hardly resembles', () => {
    expect(nearest('budget', ['ideation', 'voting'])).toBeNull();
    expect(nearest('', ['ideation'])).toBeNull();
    expect(nearest('voting', [])).toBeNull();
  });

  it('prefers the nearest, and the first of equals', () => {
    expect(nearest('theme', ['them', 'themes', 'theme'])).toBe('theme');
    expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
  });
});
