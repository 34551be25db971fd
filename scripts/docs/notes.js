// Cells of a table of verdicts, with numbered notes below it.

const NATIVE = 'native';

/** Notes in the order in which cells have them; the same note has the same number. */
class Notes {
  constructor() {
    this.numbers = new Map();
  }

  /** A verdict as a cell, with the number of its note where there is one. */
  cell(support, note) {
    const word = support === NATIVE ? support : `**${support}**`;
    if (note === undefined) {
      return word;
    }
    this.numbers.set(note, this.numbers.get(note) ?? this.numbers.size + 1);
    return `${word} (${this.numbers.get(note)})`;
  }

  /** The notes as a list. */
  lines() {
    return [...this.numbers].map(([note, number]) => `${number}. ${note}`);
  }
}

module.exports = { Notes };
