import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from './table.ts';

interface Row {
  readonly name: string;
  readonly size: number;
}

const columns: readonly Column<Row>[] = [
  { title: 'MODEL', text: ({ name }) => name, minimum: 6 },
  { title: 'SIZE', text: ({ size }) => String(size), align: 'right' },
];

describe('formatTable', () => {
  it('lines columns up', () => {
    const rows = [
      { name: 'local/demo', size: 1 },
      { name: 'a', size: 1000 },
    ];
    expect(formatTable(rows, columns)).toBe('MODEL       SIZE\nlocal/demo     1\na           1000');
  });

  it('cuts the column that may be cut, and marks it', () => {
    expect(formatTable([{ name: 'a-very-long-model-name', size: 7 }], columns, { width: 16 })).toBe(
      'MODEL       SIZE\na-very-lo…     7',
    );
  });

  it('shows headings without rows, and one line per row whatever is in them', () => {
    expect(formatTable([], columns)).toBe('MODEL  SIZE');
    expect(formatTable([{ name: 'two\nlines', size: 1 }], columns).split('\n')).toHaveLength(2);
  });

  it('never exceeds the width that its columns allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), size: fc.nat(9999) })),
        fc.integer({ min: 14, max: 80 }),
        (rows, width) => {
          for (const line of formatTable(rows, columns, { width }).split('\n'))
            expect([...line].length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
