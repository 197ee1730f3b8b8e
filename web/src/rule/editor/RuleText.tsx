/** The rule as text, with what is wrong marked at its place. */
import { Alert, Button, Flex, Input, theme } from 'antd';
import { useRef } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { rowsFor } from '~/ui/rows.ts';

import type { RuleProblem } from '../useRule.ts';
import { marked } from './marked.ts';

/** Characters that a line of the box holds at least. */
const WIDTH = 70;

interface Given {
  text: string;
  problems: RuleProblem[];
  onChange: (text: string) => void;
}

const FACE = {
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: 14,
  lineHeight: '22px',
  padding: '6px 11px',
  letterSpacing: 'normal',
};

export function RuleText({ text: rule, problems, onChange }: Given) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const columns = problems.flatMap(({ column }) => (column === null ? [] : [column]));
  const goTo = (column: number) => {
    const area = box.current?.querySelector('textarea');
    const before = Array.from(rule)
      .slice(0, column - 1)
      .join('').length;
    area?.focus();
    area?.setSelectionRange(before, before + 1);
  };
  return (
    <Flex vertical gap={8}>
      <div ref={box} style={{ position: 'relative' }}>
        <Marks rule={rule} columns={columns} />
        <Input.TextArea
          aria-label={text('segments-expert')}
          aria-invalid={problems.length > 0}
          aria-describedby="rule-problems"
          rows={rowsFor(rule, WIDTH, [3, 20])}
          spellCheck={false}
          value={rule}
          placeholder={text('segments-expert-example')}
          status={problems.length > 0 ? 'error' : ''}
          onChange={({ target }) => onChange(target.value)}
          style={{ ...FACE, background: 'transparent', position: 'relative' }}
        />
      </div>
      <div id="rule-problems" aria-live="polite">
        {problems.map((problem) => (
          <Alert
            key={`${problem.column}${problem.title}`}
            type="error"
            showIcon
            title={problem.title}
            action={
              problem.column !== null && (
                <Button size="small" onClick={() => goTo(problem.column ?? 1)}>
                  {text('segments-expert-show')}
                </Button>
              )
            }
          />
        ))}
      </div>
    </Flex>
  );
}

/** Lies behind the text and shows through where something is wrong. */
function Marks({ rule, columns }: { rule: string; columns: number[] }) {
  const { token } = theme.useToken();
  const mark = {
    background: token.colorErrorBg,
    textDecoration: `underline wavy ${token.colorError}`,
  };
  return (
    <div
      aria-hidden
      style={{
        ...FACE,
        position: 'absolute',
        inset: 0,
        border: '1px solid transparent',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'break-word',
        color: 'transparent',
        overflow: 'hidden',
      }}
    >
      {marked(rule, columns).map(({ text, wrong }, index) => (
        <span key={index} style={wrong ? mark : {}}>
          {text}
        </span>
      ))}
    </div>
  );
}
