import { type BillLine, NAMES, total } from './bill.ts';
import { BILLED, type PriceList } from './prices.ts';

const money = (amount: number): string => amount.toFixed(2).padStart(10);
const WIDTHS = { service: 23, what: 38 } as const;

/** Says of which other regions some prices are, where a region's own were not found. */
export function borrowedLines({ prices }: PriceList): string[] {
  const borrowed = Map.groupBy(
    BILLED.filter((billed) => prices[billed].of !== undefined),
    (billed) => prices[billed].of,
  );
  return [...borrowed].map(
    ([of, which]) => `By the price of ${of}: ${which.map((billed) => NAMES[billed].join(' ')).join('; ')}.`,
  );
}

/** The bill as lines of text, dearest first, with its sum. */
export function billLines(bill: readonly BillLine[], currency: string): string[] {
  const sorted = bill.toSorted((one, other) => other.amount - one.amount);
  const sum = total(bill);
  const head = `${'service'.padEnd(WIDTHS.service)}${'unit'.padEnd(WIDTHS.what)}${'units'.padStart(14)}${`${currency} list`.padStart(10)}${'to pay'.padStart(10)}`;
  return [
    head,
    '-'.repeat(head.length),
    ...sorted.map(({ service, what, units, amount, due }) =>
      [
        service.padEnd(WIDTHS.service),
        what.padEnd(WIDTHS.what),
        amountOf(units).padStart(14),
        money(amount),
        money(due),
      ].join(''),
    ),
    '-'.repeat(head.length),
    `${'in all'.padEnd(WIDTHS.service + WIDTHS.what + 14)}${money(sum.amount)}${money(sum.due)}`,
  ];
}

function amountOf(units: number): string {
  return units.toLocaleString('en-GB', { maximumFractionDigits: units < 100 ? 2 : 0 });
}
