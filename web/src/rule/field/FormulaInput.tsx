/** A number of every customer as a form: what is added up, a row each. Also as text. */
import { DeleteOutlined, FormOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Select, Skeleton, theme, Typography } from 'antd';
import { type ReactNode, useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { Measure } from '../builder/Measure.tsx';
import { Subject } from '../builder/Subject.tsx';
import { isOf, type Tree } from '../tree/node.ts';
import { type Sign, type Term, termsOf, valueOf, withoutTerm } from '../tree/terms.ts';
import { type Formula, useFormula } from './useFormula.ts';

interface Given {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The box for the text. */
  children: ReactNode;
}

export function FormulaInput({ label, value, onChange, children }: Given) {
  const text = useText();
  const formula = useFormula(value, onChange);
  const [asText, setAsText] = useState(false);
  const terms = formula.tree === undefined ? undefined : termsOf(formula.tree);
  if (formula.isLoading) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  const byForm = terms !== undefined && !asText;
  return (
    <div role="group" aria-label={label}>
      {byForm && <Terms terms={terms} edit={formula.edit} />}
      {/* Whoever writes goes on writing, also when the form could show it again. */}
      {!byForm && <div onFocus={() => setAsText(true)}>{children}</div>}
      {terms === undefined && !asText && (
        <Typography.Text type="secondary">{text('rule-no-form')}</Typography.Text>
      )}
      <Flex wrap gap="0 16px" style={{ marginTop: 4 }}>
        {byForm && !terms.some(isTime) && (
          <Button
            type="link"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            style={{ paddingInline: 0 }}
            onClick={() => formula.edit(valueOf([...terms, { sign: '+', of: null }]))}
          >
            {text('rule-term-add')}
          </Button>
        )}
        {terms !== undefined && (
          <Button
            type="link"
            size="small"
            icon={<FormOutlined aria-hidden />}
            style={{ paddingInline: 0 }}
            onClick={() => setAsText(!asText)}
          >
            {text(asText ? 'rule-as-form' : 'rule-as-text')}
          </Button>
        )}
      </Flex>
    </div>
  );
}

/** How long ago something was; to that no number is added. */
function isTime({ of }: Term): boolean {
  return isOf(of, 'since', 'days_since');
}

function Terms({ terms, edit }: { terms: Term[] } & Pick<Formula, 'edit'>) {
  return (
    <Flex vertical gap={6}>
      {terms.map((term, at) => (
        <TermRow
          key={at}
          term={term}
          at={at}
          onChange={(next) => edit(valueOf(terms.with(at, next)))}
          onRemove={terms.length > 1 ? () => edit(valueOf(withoutTerm(terms, at))) : undefined}
        />
      ))}
    </Flex>
  );
}

interface RowGiven {
  term: Term;
  at: number;
  onChange: (term: Term) => void;
  onRemove: (() => void) | undefined;
}

function TermRow({ term, at, onChange, onRemove }: RowGiven) {
  const text = useText();
  const { token } = theme.useToken();
  const number = at + 1;
  const set = (of: Tree) => onChange({ ...term, of });
  return (
    <Flex
      gap={4}
      align="flex-start"
      role="group"
      aria-label={text('rule-term', { number })}
      style={{
        padding: 8,
        borderRadius: token.borderRadius,
        background: token.colorFillQuaternary,
      }}
    >
      <Flex wrap gap={6} align="center" style={{ flex: 1, minWidth: 0 }}>
        {at > 0 && (
          <Select<Sign>
            aria-label={text('rule-term-sign')}
            value={term.sign}
            popupMatchSelectWidth={false}
            options={[
              { value: '+', label: text('rule-term-plus') },
              { value: '-', label: text('rule-term-minus') },
            ]}
            onChange={(sign) => onChange({ ...term, sign })}
          />
        )}
        {isTime(term) ? (
          <Subject subject={term.of} kind="since" onChange={set} />
        ) : (
          <Measure value={term.of} onChange={set} />
        )}
      </Flex>
      {onRemove && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={text('rule-term-remove', { number })}
          onClick={onRemove}
        />
      )}
    </Flex>
  );
}
