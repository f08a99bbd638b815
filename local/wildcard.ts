/** AWS's wildcards as a pattern: `*` for any text, `?` for one character. */
export const wildcard = (pattern: string, flags = ''): RegExp => {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, `s${flags}`);
};
