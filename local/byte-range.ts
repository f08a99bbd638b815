export interface Cut {
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * What a Range header (RFC 9110, 14) asks of a body: the whole without one, or with one of another form, or with several
 * ranges; null when nothing of the range is there.
 */
export const cutToRange = (body: Buffer, range: string | undefined): Cut | null => {
  const [, from = '', to = ''] = RANGE.exec(range ?? '') ?? [];
  if (from === '' && to === '') return { status: 200, headers: { 'accept-ranges': 'bytes' }, body };
  const size = body.length;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  if (start >= end) return null;
  return {
    status: 206,
    headers: { 'accept-ranges': 'bytes', 'content-range': `bytes ${start}-${end - 1}/${size}` },
    body: body.subarray(start, end),
  };
};
