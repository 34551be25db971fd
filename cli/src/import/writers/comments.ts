/** What ends a line in one of the languages. */
const LINES = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;

/** Characters that no source may hold, or that make it read otherwise than it is compiled. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * The lines of comments, behind the mark that begins one. Nothing in them can end the comment: Java reads a backslash and `u` as a character
 * before it looks for the end of a line, and a compiler reads words such as `@ts-ignore`.
 */
export function commentLines(comments: readonly string[], mark: string): string[] {
  return comments.flatMap(comment => comment.split(LINES)).map(line => (
    `${mark} ${line.replace(UNSAFE, ' ').replace(/\\(?=u)/g, '\\ ').replace(/@(?=ts-)/g, '@ ').trim()}`.trimEnd()
  ));
}
