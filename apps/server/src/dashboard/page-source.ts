/** The parts of the page as the build makes them. `html` names the others as `{{script}}` and `{{style}}`. */
export interface PageSource {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}
