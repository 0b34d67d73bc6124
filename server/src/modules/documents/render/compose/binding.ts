/** The sheets that bind a dossier: cover, index, notes, back. */
import type { PaperView } from '@anhe/contract/documents';
import { dossierItems, paperKinds } from '@anhe/contract/documents';
import { chineseDate, shortDate } from '../format.ts';
import type { Block, ContentsRow, Sheet } from '../model.ts';
import { line } from '../model.ts';
import { caption, section, sheet, staffSignatures } from './common.ts';

/** 卷宗封面. */
export function dossierCover(view: PaperView<'dossierCover'>): Sheet {
  const from = view.mediatedFrom;
  const to = view.mediatedTo;
  const mediated = from === undefined ? '' : to === undefined || to === from ? chineseDate(from) : `${chineseDate(from)}至${chineseDate(to)}`;
  return {
    look: 'cover', title: paperKinds.dossierCover.zh, pageNumbers: false, counted: false,
    blocks: [
      { type: 'title', over: view.committee.name, text: paperKinds.dossierCover.zh },
      {
        type: 'ledger',
        rows: [
          { label: '卷名', value: view.title ?? '' },
          { label: '卷号', value: view.number ?? '' },
          { label: '人民调解员', value: view.mediators.join('、') },
          { label: '调解日期', value: mediated },
          { label: '立卷人', value: view.filedBy ?? '' },
          { label: '立卷日期', value: view.filedOn === undefined ? '' : chineseDate(view.filedOn) },
          { label: '保管期限', value: view.retention ?? '' },
          { label: '备注', value: view.remark ?? '' },
        ],
      },
    ],
  };
}

/** The index as a sheet, with rows whose pages are given or found when the dossier is set. */
export function contentsSheet(number: string | undefined, rows: readonly ContentsRow[], ending: readonly Block[]): Sheet {
  return {
    look: 'form', title: paperKinds.dossierIndex.zh, pageNumbers: false, counted: false,
    blocks: [
      { type: 'title', text: paperKinds.dossierIndex.zh },
      caption('', number),
      { type: 'contents', rows },
      ...ending,
    ],
  };
}

/** 卷内目录 on its own; with no rows it prints the thirteen items for the pen. */
export function dossierIndex(view: PaperView<'dossierIndex'>): Sheet {
  const rows: readonly ContentsRow[] = view.rows.length === 0
    ? dossierItems.map((item) => ({ item: String(item.number), name: item.zh, date: '', remark: '' }))
    : view.rows.map((row) => ({
        item: String(row.item), name: row.name, date: shortDate(row.date), remark: row.remark ?? '',
        pages: row.firstPage === undefined ? '' : row.lastPage === undefined || row.lastPage === row.firstPage
          ? String(row.firstPage) : `${row.firstPage}—${row.lastPage}`,
      }));
  return contentsSheet(view.number, rows, [{
    type: 'ending', lead: [],
    signatures: staffSignatures('立卷人（签名）', view.filedBy === undefined ? [] : [view.filedBy]),
    date: line(chineseDate(view.date)),
  }]);
}

/** 卷宗情况说明. */
export function dossierNote(view: PaperView<'dossierNote'>): Sheet {
  const missing = view.missing.map((entry) => entry.reason === undefined || entry.reason === '' ? `${entry.name}：缺。` : `${entry.name}：缺，${entry.reason}`);
  return sheet('letter', paperKinds.dossierNote.zh, [
    { type: 'title', text: paperKinds.dossierNote.zh },
    caption('', view.number),
    ...section('一、需要说明的情况', view.notes.length === 0 ? undefined : view.notes.join('\n'), 4),
    ...section('二、应有而缺的材料', missing.length === 0 ? '无。' : missing.join('\n'), 0),
    ...section('三、补记或者有瑕疵的步骤', view.defects.length === 0 ? '无。' : view.defects.join('\n'), 0),
    {
      type: 'ending', lead: [],
      signatures: staffSignatures('立卷人（签名）', view.writtenBy === undefined ? [] : [view.writtenBy]),
      date: line(chineseDate(view.date)),
    },
  ]);
}

/**
 * 封底. `missing` names expected papers that the dossier has not; with `counted` the number of pages is taken from the
 * dossier that it closes, unless the view says otherwise.
 */
export function dossierBack(view: PaperView<'dossierBack'>, missing: readonly string[], counted: boolean): Sheet {
  const pages = view.pages === undefined
    ? { label: '本卷页数', value: '', counted }
    : { label: '本卷页数', value: pagesText(view.pages) };
  const blocks: Block[] = [
    { type: 'title', text: '卷宗封底' },
    {
      type: 'ledger',
      rows: [
        { label: '卷号', value: view.number ?? '' },
        pages,
        { label: '其中图片', value: view.images === undefined ? '' : `${view.images}幅` },
        ...(missing.length === 0 ? [] : [{ label: '缺件', value: missing.join('、') }]),
        { label: '立卷人', value: view.filedBy ?? '' },
        { label: '检查人', value: view.checkedBy ?? '' },
        { label: '日期', value: view.date === undefined ? '' : chineseDate(view.date) },
      ],
    },
    { type: 'paragraph', indent: false, align: 'center', runs: [view.committee.name] },
  ];
  return { look: 'cover', title: paperKinds.dossierBack.zh, pageNumbers: false, counted: false, blocks };
}

/** How the back cover tells the number of pages. */
export function pagesText(pages: number): string {
  return `共${pages}页（封面、目录、封底不计）`;
}
