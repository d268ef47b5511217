/** How a CSV file is written. `delimiter` and `quote` are one ASCII character each; quote '' means that nothing is quoted. */
export interface Dialect {
  delimiter: string;
  quote: '"' | "'" | '';
  encoding: 'utf-8' | 'windows-1252';
}
