/** The definition as a file, in step with the form beside it. */
import { Alert, Input, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { rowsFor } from '~/ui/rows.ts';

import type { Draft } from '../specs.ts';
import { readYaml, writeYaml } from './yaml.ts';

/** Characters in a line of the box, about. */
const WIDTH = 90;

interface Given {
  draft: Draft;
  onChange?: (draft: Draft) => void;
}

export function FileView({ draft, onChange }: Given) {
  const text = useText();
  const [file, setFile] = useState('');
  const [wrong, setWrong] = useState<string>();
  // The last definition that came out of the box: it is not written over what is being typed.
  const own = useRef<Draft>(undefined);
  useEffect(() => {
    if (own.current === draft) return;
    void writeYaml(draft).then(setFile);
  }, [draft]);
  const type = (next: string) => {
    setFile(next);
    void readYaml(next).then((read) => {
      if ('wrong' in read) return setWrong(read.wrong);
      setWrong(undefined);
      own.current = read;
      onChange?.(read);
    });
  };
  return (
    <>
      <Typography.Paragraph type="secondary">
        {text('segmentations-file-what')}
      </Typography.Paragraph>
      <Input.TextArea
        aria-label={text('segmentations-file')}
        value={file}
        readOnly={!onChange}
        onChange={({ target }) => type(target.value)}
        rows={rowsFor(file, WIDTH, [14, 36])}
        spellCheck={false}
        style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 13 }}
      />
      {wrong !== undefined && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          style={{ marginTop: 12 }}
          title={text('segmentations-file-wrong')}
          description={wrong && <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{wrong}</pre>}
        />
      )}
    </>
  );
}
