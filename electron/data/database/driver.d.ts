/** The part of the database driver that the store uses. The package's own types are out of reach of its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    type RunResult = { changes: number; lastInsertRowid: number | bigint };

    interface Statement<Parameters extends unknown[], Row> {
      run(...parameters: Parameters): RunResult;
      get(...parameters: Parameters): Row | undefined;
      all(...parameters: Parameters): Row[];
      iterate(...parameters: Parameters): IterableIterator<Row>;
      /** Rows become the value of their first column. */
      pluck(): this;
    }

    interface Transaction<Arguments extends unknown[], Result> {
      (...parameters: Arguments): Result;
      immediate(...parameters: Arguments): Result;
    }

    interface Database {
      readonly memory: boolean;
      readonly open: boolean;
      readonly inTransaction: boolean;
      prepare<Parameters extends unknown[] = unknown[], Row = unknown>(
        sql: string,
      ): Statement<Parameters, Row>;
      transaction<Arguments extends unknown[], Result>(
        work: (...parameters: Arguments) => Result,
      ): Transaction<Arguments, Result>;
      /** Makes a function that SQL may call by this name. */
      function(name: string, options: { deterministic?: boolean }, work: (value: unknown) => unknown): this;
      exec(sql: string): this;
      pragma(sql: string, options?: { simple?: boolean }): unknown;
      close(): this;
    }

    type Options = { readonly?: boolean; fileMustExist?: boolean };
  }

  const Database: new (path: string, options?: Database.Options) => Database.Database;
  // biome-ignore lint/style/noDefaultExport: the driver has only a default export
  export default Database;
}
