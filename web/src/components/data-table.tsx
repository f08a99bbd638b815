import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import styles from './data-table.module.css';
import { DownloadIcon } from './icons.tsx';

export interface Column<Row> {
  key: string;
  label: string;
  numeric?: boolean;
  /** What is shown; left out, `value`. */
  cell?: (row: Row) => ComponentChildren;
  /** What is downloaded. */
  value: (row: Row) => string | number;
}

/** Quotes what CSV has to (RFC 4180), and keeps spreadsheets from taking a text for a formula. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A table that scrolls inside itself where it is too wide. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption = false,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  hideCaption?: boolean;
}) {
  return (
    // A region that scrolls has to be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class={styles.scroll} tabIndex={0} aria-label={caption}>
      <table class={styles.table}>
        <caption class={hideCaption ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" class={numeric ? styles.numeric : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, numeric, cell, value }, index) => {
                const shown = cell ? cell(row) : value(row);
                return index === 0 ? (
                  <th key={key} scope="row" class={numeric ? styles.numeric : undefined}>
                    {shown}
                  </th>
                ) : (
                  <td key={key} class={numeric ? styles.numeric : undefined}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Downloads the rows of a table as CSV. */
export function CsvButton<Row>({
  label,
  name,
  columns,
  rows,
}: {
  label: string;
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  return (
    <Button
      small
      flush
      look="quiet"
      icon={<DownloadIcon />}
      onClick={() => download(name, 'text/csv;charset=utf-8', csvOf(columns, rows))}
    >
      {label}
    </Button>
  );
}
