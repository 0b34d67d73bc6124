/** The stylesheet of the receipt's pages: a phone first, then wider, then a strip of thermal paper. */
export const style = `
:root{--paper:#faf8f3;--sheet:#fff;--line:#ddd8cb;--ink:#1e2427;--ink-2:#454e53;--acting:#0d6767;--law:#845400;--law-soft:#f7ecd5;--alarm:#b0241c;--acting-soft:#e2eeeb;--touch:44px}
*{box-sizing:border-box}
html{font:17px/28px "PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--paper);text-autospace:normal;-webkit-text-size-adjust:100%}
html:lang(en){font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
html.large{font-size:20px;line-height:32px;--touch:60px}
@media(max-width:480px){html.large dl{grid-template-columns:1fr;gap:0}html.large dd{margin-bottom:8px}html.large .stations{flex-direction:column}html.large .stations li{display:flex;align-items:center;gap:12px;text-align:start;font-size:1rem}html.large .stations li::before{flex:none}html.large .stations li+li::after{top:-12px;left:9px;width:2px;height:24px}}
body{margin:0;padding:0 16px 40px}
main,header,footer{max-width:38rem;margin:0 auto}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;padding:8px 0}
header b{font-size:1.06rem}
nav{display:flex;gap:8px}
nav a,footer a{display:inline-flex;align-items:center;min-height:var(--touch);padding:0 8px}
a{color:var(--acting);text-underline-offset:3px}
h1{font-size:1.3rem;line-height:1.45;font-weight:600;margin:8px 0 16px;text-wrap:balance}
h2{font-size:1rem;font-weight:600;margin:0 0 8px}
h3{font-size:1rem;font-weight:600;margin:16px 0 4px}
p{margin:0 0 8px}
ul{margin:0 0 8px;padding-left:1.25em}
li{margin-bottom:4px}
section{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:16px;margin-bottom:12px}
dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
dt{color:var(--ink-2)}
dd{margin:0;overflow-wrap:anywhere}
@media(max-width:480px){dd.number{grid-column:1/-1;margin-bottom:4px}}
.code,.number{white-space:nowrap;font-variant-numeric:tabular-nums}
.quiet{color:var(--ink-2)}
.demo{background:var(--law-soft);color:#5c3a00;border-radius:6px;padding:4px 12px;margin:0 0 8px}
.stations{list-style:none;display:flex;margin:0 0 16px;padding:0}
.stations li{flex:1;margin:0;text-align:center;position:relative;color:var(--ink-2);font-size:.9rem}
.stations li::before{content:"";display:block;box-sizing:border-box;width:20px;height:20px;margin:6px auto;border:2px solid #847f72;border-radius:50%;background:var(--sheet);position:relative;z-index:1}
.stations li+li::after{content:"";position:absolute;top:15px;left:-50%;width:100%;height:2px;background:#847f72}
.stations .past::before{background:var(--acting);border-color:var(--acting)}
.stations .past+li::after{background:var(--acting)!important}
.stations .now{color:var(--ink);font-weight:600}
.stations .now::before{border-color:var(--acting);border-width:6px}
.stations small{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.tel{font-size:1.2rem;font-weight:600;display:inline-flex;align-items:center;min-height:var(--touch)}
.clock{border-left:4px solid var(--law)}
.clock b{color:var(--law);font-size:1.15rem}
.clock.over{border-color:var(--alarm)}
.clock.over b{color:var(--alarm)}
summary{min-height:var(--touch);display:flex;align-items:center;color:var(--acting);cursor:pointer;text-decoration:underline;text-underline-offset:3px}
.limitation{background:var(--law-soft);border-color:#e3cf9f}
.remedy{border-top:1px solid var(--line);padding-top:8px;margin-top:8px}
.remedy h3{margin-top:4px}
.slip{display:none}
label{display:block;margin:8px 0 4px;font-weight:600}
footer{display:flex;flex-wrap:wrap;gap:0 16px}
input[type=text]{font:inherit;width:100%;min-height:var(--touch);padding:8px 12px;border:1px solid #847f72;border-radius:6px;background:var(--sheet);color:var(--ink)}
button{font:inherit;font-weight:600;width:100%;min-height:var(--touch);margin-top:12px;padding:8px 16px;border:1px solid var(--acting);border-radius:6px;background:var(--acting);color:#fff}
textarea,select{font:inherit;width:100%;min-height:var(--touch);padding:8px 12px;border:1px solid #847f72;border-radius:6px;background:var(--sheet);color:var(--ink)}
.emergency{display:flex;align-items:center;justify-content:center;min-height:60px;border-radius:6px;background:var(--alarm);color:#fff;font-weight:700;font-size:1.2rem;text-decoration:none}
.wrong{border-color:var(--alarm);border-left-width:4px}
.danger{border-radius:6px;padding:8px 12px;background:var(--law-soft)}
.danger a{display:inline-flex;align-items:center;min-height:var(--touch);padding:0 10px;font-weight:700;font-size:1.2rem}
.choices{list-style:none;padding:0}
.choice{display:flex;gap:12px;align-items:center;min-height:var(--touch);margin:0;font-weight:400}
.choice input{width:22px;height:22px;flex:none}
fieldset.question{background:var(--sheet);padding:8px 16px 12px;margin:0 0 12px}.question legend{float:left;width:100%;font-weight:600;padding:0}.question legend small{display:block;font-weight:400;color:var(--ink-2)}form:has(>.question){margin-bottom:16px}.question .choice{clear:both;min-height:max(52px,var(--touch));padding:0 12px;border:1px solid var(--line);border-radius:6px;margin-top:8px;cursor:pointer}.question .choice:has(:checked){border-color:var(--acting);background:var(--acting-soft);font-weight:600}
fieldset{border:1px solid var(--line);border-radius:6px;margin:8px 0}
input[type=file],input[type=datetime-local]{font:inherit;width:100%;min-height:var(--touch)}
button.second{background:var(--sheet);color:var(--acting)}
:focus-visible{outline:3px solid var(--acting);outline-offset:2px}
.error{border-left:4px solid var(--alarm);padding-left:12px;color:var(--alarm);margin:8px 0}
.told{border-left:4px solid var(--acting);padding-left:12px;margin:8px 0}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
.papers a{display:flex;align-items:center;min-height:var(--touch)}
.papers,.log{list-style:none;padding:0}
.log li{border-top:1px solid var(--line);padding:8px 0}
@media(min-width:760px){body{padding:0 24px 48px}h1{font-size:1.5rem}section{padding:20px 24px}button{width:auto;min-width:12rem}}
@media print{@page{margin:4mm}html{font-size:12px;line-height:17px;background:#fff;color:#000}body{padding:0;max-width:72mm}header nav,form,footer,details>summary,.noprint{display:none}section{border:0;border-top:1px dashed #000;border-radius:0;padding:6px 0;margin:0;background:#fff}.stations li,.quiet,dt,.clock b{color:#000}a{color:#000;text-decoration:none}.limitation,.demo{background:#fff;color:#000}.slip{display:block;text-align:center}.slip svg{width:34mm;height:34mm}}
`;
