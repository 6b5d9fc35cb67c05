/** How much of a file is read, and why not more. A limit that is passed is a refusal with a hint, never a crash. */
export const limits = {
  /** Where a sheet of Excel ends: a million records, their header and title. */
  rows: 1_048_576,
  /** The widest form of the trade has fewer than 100 columns; 500 leaves room for exports of other systems. */
  columns: 500,
  /** The most characters Excel keeps in a cell. */
  cellCharacters: 32_767,
  /** One sheet unzipped: a million rows of 12 columns is 0.5–0.7 GB of XML. It is streamed, so this bounds time, not memory. */
  sheetBytes: 2_000_000_000,
  /** Shared texts stay in memory while rows are read: 200 MB plus the process keeps below `processBytes`. */
  sharedTextBytes: 200_000_000,
  /** Workbook, styles and relations: a few kB in practice; 32 MB is a file grown by years of copied styles. */
  partBytes: 32_000_000,
  /** Real sheets shrink 5–60 times; a bomb shrinks up to 1,032 times (the most DEFLATE can do). */
  unzipRatio: 300,
  /** Below this size the ratio says nothing: a small sheet of blank cells shrinks well too. */
  unzipRatioFromBytes: 50_000_000,
  /** Entries in the zip: a workbook of 200 sheets with pictures has about a thousand. */
  zipEntries: 20_000,
  /** An .xls is held in memory twice (file and joined stream). 65,536 rows × 40 columns is about 30 MB. */
  xlsBytes: 64_000_000,
  /** A text file is streamed; 1 GB is a million rows of a thousand bytes. */
  textBytes: 1_000_000_000,
  /** One tag, one cell or one quoted field that does not end: the file is broken or hostile. */
  pendingCharacters: 4_000_000,
  /** Merged areas are kept in memory; a sheet with more is not a list. */
  mergedAreas: 100_000,
  /** V8 heap of the reading process. Measured need is below 100 MB; see reading-process.ts. */
  heapMegabytes: 256,
  /** The whole reading process, watched while it reads. */
  processBytes: 512_000_000,
  /** A person waits no longer for a word about a file. */
  patienceSeconds: 10,
} as const

/**
 * A job waits longer for the next rows than a person at the screen: very large shared texts took 8 s to the first row
 * on a busy machine.
 */
export const jobPatienceSeconds = 60
