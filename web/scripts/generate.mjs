// Writes what is derived: the types of the API and the names of the messages. A test makes both
// again in memory and fails when a file is stale.
import { writeFile } from 'node:fs/promises';

import { generated } from './generated.mjs';

for (const { path, text } of await generated()) await writeFile(path, text);
