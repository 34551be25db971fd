/** Prints rows under a head, as they come. */
export class Table {
  constructor(private readonly columns: readonly (readonly [head: string, width: number])[], private readonly print: (line: string) => void) {
    this.row(...columns.map(([head]) => head));
    print(columns.map(([, width]) => '-'.repeat(width)).join('  '));
  }

  public row(...cells: string[]): void {
    this.print(cells.map((cell, i) => cell.padEnd(this.columns[i][1])).join('  ').trimEnd());
  }

  public note(text: string): void {
    this.print('');
    this.print(text);
  }
}
