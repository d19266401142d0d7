import { displayDate, oneLine } from '../channels/render/citation-line.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

/** How long things are kept, which the about page promises. */
export interface PrivacyTerms {
  keepQuestions: boolean;
  keepDays: number;
  conversationMinutes: number;
}

/** What this is, which papers it reads, what it keeps. */
export function aboutView(view: View, terms: PrivacyTerms): Html {
  return html`
      <div class="about">
        ${view.language === 'zh' ? chinese(terms) : english(terms)}${holdings(view)}
      </div>`;
}

function chinese(terms: PrivacyTerms): Html {
  return html`<h1>关于问渝</h1>
        <p>问渝是一个自动应答程序，不是真人，也不代表任何机构。它从馆藏报纸里摘出原话来回答，并注明报名、日期、版次与标题；您可以点开原文，逐行核对。</p>
        <p>报纸会过时：电话、地址、时间可能已经变动，办理前请向有关单位核实。报上没有的，它会直说没有。</p>
        <h2>您的信息</h2>
        <p>对话只在内存中记住，静默 ${terms.conversationMinutes} 分钟后忘掉，用来听懂您的追问。日志不记提问内容。</p>
        <p>${terms.keepQuestions ? `为改进服务，提问会保留 ${terms.keepDays} 天，隐去手机号、证件号等，不记姓名。` : `提问不留存；只有您点了“有用”或“没用”，那一问一答才会保留 ${terms.keepDays} 天，隐去手机号、证件号等，不记姓名。`}</p>
        <p>本站只用一个记住界面语言的 Cookie，不加载任何外部内容。</p>
        <h2>馆藏</h2>`;
}

function english(terms: PrivacyTerms): Html {
  return html`<h1>About Wenyu</h1>
        <p>Wenyu is a program, not a person, and speaks for no institution. It answers with words quoted from the newspapers on file, naming paper, date, page and headline; open the article to check every line.</p>
        <p>Papers age: numbers, addresses and hours may have changed, so please check before relying on them. Where the paper is silent, it says so.</p>
        <h2>Your data</h2>
        <p>A conversation stays in memory only, to understand follow-ups, and is forgotten after ${terms.conversationMinutes} silent minutes. Logs hold no questions.</p>
        <p>${terms.keepQuestions ? `Questions are kept for ${terms.keepDays} days to improve the service, without names and with phone and identity numbers masked.` : `Questions are not kept. Only when you say whether an answer helped are that question and answer kept, for ${terms.keepDays} days, without names and with phone and identity numbers masked.`}</p>
        <p>The only cookie remembers the language. Nothing is loaded from elsewhere.</p>
        <h2>Papers on file</h2>`;
}

function holdings({ summary, labels, language }: View): Html {
  if (summary === null) return html`<p>${labels.preparing}</p>`;
  return html`
        <ul class="holdings">${summary.newspapers.map(({ name, from, to, articles }) => {
          const span = [...new Set([from, to])].flatMap((date) => (date === null ? [] : [displayDate(date, language)]));
          return html`
          <li><span lang="zh-CN">《${oneLine(name)}》</span> ${span.join(' — ')} · ${labels.articleCount(articles)}</li>`;
        })}
        </ul>`;
}
