/** A place to paste customers into, one a line, that says at once whom each line means. */
import { Alert, Checkbox, Flex, Input, Spin, Typography } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { useFormat } from '~/ui/format.ts';
import { useDebounced } from '~/ui/useDebounced.ts';

import { everybody, type Found, linesOf, type Meant, MOST_LINES } from './lines.ts';
import { pastedInto } from './pasted.ts';
import { useLookUp } from './useLookUp.ts';

/** Who is shown of those who were found; the rest is a number. */
const SHOWN = 12;
/** Lines that are shown of those that mean nobody, or several; the rest is a number. */
const SHOWN_LINES = 100;
const REST = 300;
const NOBODY: Found[] = [];

interface Given {
  value: string;
  onChange: (value: string) => void;
  /** Told whom the lines mean; nothing while that is being asked. */
  onFound: (customers: Found[] | undefined) => void;
}

export function Paste({ value, onChange, onFound }: Given) {
  const text = useText();
  const id = useId();
  const settled = useDebounced(value, REST);
  const lines = useMemo(() => linesOf(settled), [settled]);
  const looked = useLookUp(lines);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isOpen = settled !== value || looked.isPlaceholderData || !looked.data;
  const found = useMemo(() => {
    if (lines.length === 0) return NOBODY;
    return isOpen ? undefined : everybody(looked.data ?? [], chosen);
  }, [lines, isOpen, looked.data, chosen]);
  useEffect(() => onFound(found), [onFound, found]);
  const tooMany = lines.length > MOST_LINES;
  return (
    <Flex vertical gap={8}>
      <label htmlFor={id}>
        <Typography.Text strong>{text('lists-paste')}</Typography.Text>
      </label>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-what`}
        rows={8}
        placeholder={text('lists-paste-example')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onPaste={(event) => {
          const whole = pastedInto(event.currentTarget, event.clipboardData.getData('text/plain'));
          if (whole === undefined) return;
          event.preventDefault();
          onChange(whole);
        }}
      />
      <Typography.Text id={`${id}-what`} type="secondary">
        {text('lists-paste-what')}
      </Typography.Text>
      <div role="status" aria-label={text('lists-found')}>
        {tooMany && (
          <Alert type="warning" showIcon title={text('lists-too-many', { most: MOST_LINES })} />
        )}
        {looked.error && <Alert type="error" showIcon title={problemOf(looked.error).message} />}
        {lines.length > 0 && !tooMany && looked.isFetching && (
          <Spin size="small" aria-label={text('lists-looking')} />
        )}
        {lines.length > 0 && !tooMany && looked.data && (
          <Answer meant={looked.data} chosen={chosen} onChoose={setChosen} />
        )}
      </div>
    </Flex>
  );
}

interface AnswerGiven {
  meant: Meant[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function Answer({ meant, chosen, onChoose }: AnswerGiven) {
  const text = useText();
  const { number } = useFormat();
  const found = everybody(meant, chosen);
  const nobody = meant.filter(({ customers }) => customers.length === 0);
  const several = meant.filter(({ customers }) => customers.length > 1);
  return (
    <Flex vertical gap={8}>
      <Typography.Text>
        <strong>{text('lists-found-some', { count: found.length })}</strong>{' '}
        {found.slice(0, SHOWN).map((one, index) => (
          <span key={one.id}>
            {index > 0 && ' · '}
            <CustomerLink customer={one} />
          </span>
        ))}
        {found.length > SHOWN &&
          ` · ${text('lists-found-more', { count: number(found.length - SHOWN) })}`}
      </Typography.Text>
      {several.length > 0 && <Several meant={several} chosen={chosen} onChoose={onChoose} />}
      {nobody.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('lists-nobody', { count: nobody.length })}
          description={
            <>
              <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflowY: 'auto' }}>
                {nobody.slice(0, SHOWN_LINES).map(({ line }) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <More lines={nobody} />
              {text('lists-nobody-what')}
            </>
          }
        />
      )}
    </Flex>
  );
}

/** Lines that several customers answer to: who is meant, a person says. */
function Several({ meant, chosen, onChoose }: AnswerGiven) {
  const text = useText();
  const choose = ({ customers }: Meant, ids: string[]) => {
    const others = [...chosen].filter((id) => !customers.some((one) => one.id === id));
    onChoose(new Set([...others, ...ids]));
  };
  return (
    <Alert
      type="info"
      showIcon
      title={text('lists-several')}
      description={
        <>
          {meant.slice(0, SHOWN_LINES).map((one) => (
            <Flex key={one.line} wrap gap={8} role="group" aria-label={one.line}>
              <strong>{one.line}</strong>
              <Checkbox.Group
                value={one.customers.map(({ id }) => id).filter((id) => chosen.has(id))}
                onChange={(ids) => choose(one, ids)}
                options={one.customers.map(({ id, name, customer }) => ({
                  value: id,
                  label: name ? `${name} (${customer})` : customer,
                }))}
              />
            </Flex>
          ))}
          <More lines={meant} />
        </>
      }
    />
  );
}

/** How many lines are not shown. */
function More({ lines }: { lines: Meant[] }) {
  const text = useText();
  const more = lines.length - SHOWN_LINES;
  return more > 0 && <div>{text('lists-more-lines', { count: more })}</div>;
}
