/** What a page tells of its article, for a person to look over. */
export interface Draft {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** In the notation of the front matter (EDTF): 2017-09-24; null when the page does not say. */
  readonly published: string | null;
  readonly url: string | null;
  readonly paragraphs: readonly string[];
}
