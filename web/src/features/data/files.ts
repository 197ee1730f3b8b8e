/** Every file that came in, by the page or at the command line, as one list. */
import type { Schema } from '~/api/client.ts';

import { type Quality, rejectedRows, reportOf } from './report.ts';

type Kept = Schema['Page_ImportQuality']['items'][number];

export interface FileRow {
  key: string;
  /** The run that brought it in; none of the command line. */
  run: number | undefined;
  file: string;
  source: string;
  at: string;
  rows: number | null;
  rejected: number | null;
  state: Schema['JobState'] | 'undone' | 'checked' | 'unfinished';
  by: string | null;
  sentences: string[];
}

/** The runs of imports and the records of those without a run, newest first. */
export function filesOf(runs: Schema['Import'][], records: Kept[]): FileRow[] {
  const told = new Set(runs.map(({ number }) => number));
  const others = records.filter(({ number }) => !told.has(number));
  return [...runs.map(ofRun), ...others.map(ofRecord)].sort((a, b) => b.at.localeCompare(a.at));
}

function ofRun(run: Schema['Import']): FileRow {
  const report = reportOf(run.report);
  const quality = report?.files[0]?.quality;
  const state = run.state === 'done' && run.dry_run ? 'checked' : run.state;
  return {
    key: `run-${run.id}`,
    run: run.id,
    file: run.file,
    source: report?.source ?? '',
    at: run.queued_at,
    rows: quality?.rows ?? run.rows,
    rejected: quality ? rejectedRows(quality) : null,
    state: run.undone_at === null ? state : 'undone',
    by: run.asked_by,
    sentences: [],
  };
}

function ofRecord(record: Kept): FileRow {
  const quality = record.quality as Quality | null;
  const ended = record.finished_at === null ? 'unfinished' : 'done';
  return {
    key: `record-${record.number}`,
    run: undefined,
    file: record.file,
    source: record.source,
    at: record.started_at,
    rows: quality?.rows ?? null,
    rejected: quality ? rejectedRows(quality) : null,
    state: record.undone_at === null ? ended : 'undone',
    by: null,
    sentences: record.sentences,
  };
}

/** When each source last brought something, by its name. */
export function lastBySource(files: FileRow[]): Map<string, FileRow> {
  const last = new Map<string, FileRow>();
  for (const file of files) {
    const counts = file.state === 'done' && file.source !== '';
    if (counts && !last.has(file.source)) last.set(file.source, file);
  }
  return last;
}
