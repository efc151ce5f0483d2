// As much of the library's interface as we use.
import type { VerovioModule } from './verovio-module.mjs';

export const LOG_OFF: number;

export function enableLog(level: number, module: VerovioModule): void;

export class VerovioToolkit {
  constructor(module: VerovioModule);
  setOptions(options: object): void;
  loadData(data: string): number;
  redoLayout(options?: object): void;
  getPageCount(): number;
  getPageWithElement(id: string): number;
  renderToSVG(page: number): string;
}
