// How the gallery looks: light and dark, wide and narrow, on paper.

export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfbf9;--mat:#f0f0ec;--card:#fff;--ink:#1b1d21;--soft:#5c6068;--line:#dddcd6;--accent:#2450c4;
--ok:#2f7d4f;--warn:#a86200;--bad:#c0322b;--new:#7247c4;--off:#787c84;--del:#a3271f;--ins:#1d6b3e}
@media (prefers-color-scheme:dark){:root{--paper:#131416;--mat:#1d1f22;--card:#18191c;--ink:#eceae6;--soft:#a6a9af;--line:#303338;--accent:#93b2ff;
--ok:#62c08a;--warn:#e3a347;--bad:#f0776d;--new:#b79bf5;--off:#8c9097;--del:#f19b94;--ins:#7fd3a2}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,p,ul,dl,dd,figure,fieldset{margin:0;padding:0}
ul{list-style:none}
fieldset{border:0;min-width:0}
a{color:var(--accent);text-underline-offset:3px}
button,input,select{font:inherit;color:inherit}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.of{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}

.top{padding:32px clamp(16px,4vw,48px) 8px}
.top h1{font-size:clamp(22px,3vw,30px);line-height:1.2;font-weight:650;letter-spacing:-.015em;overflow-wrap:anywhere}
.top p{color:var(--soft);margin-top:6px}
.bar{display:none;position:sticky;top:0;z-index:2;gap:10px 12px;flex-wrap:wrap;align-items:center;padding:12px clamp(16px,4vw,48px);background:var(--paper);border-bottom:1px solid var(--line)}
.js .bar{display:flex}
.bar .text{flex:1 1 220px;max-width:380px}
.bar input[type=search]{width:100%;height:38px;padding:0 12px;border:1px solid var(--off);border-radius:9px;background:var(--card)}
.bar input::placeholder{color:var(--soft);opacity:1}
.bar select{height:38px;max-width:100%;padding:0 8px;border:1px solid var(--off);border-radius:9px;background:var(--card)}
.states{display:flex;flex-wrap:wrap;gap:6px}
.states label{position:relative;display:inline-flex;align-items:center;height:38px;padding:0 12px;border:1px solid var(--line);border-radius:19px;background:var(--card);cursor:pointer}
.states label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.states label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.states input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.states b{font-weight:500;color:var(--soft);margin-left:7px}
#shown{color:var(--soft);margin-left:auto;white-space:nowrap}

.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(244px,1fr));gap:14px 10px;padding:20px clamp(10px,calc(4vw - 6px),42px) 40px}
.card{min-width:0;padding:6px;content-visibility:auto;contain-intrinsic-size:auto 256px auto 322px}
.open{display:grid;place-items:center;width:100%;aspect-ratio:1;padding:0;border:0;border-radius:12px;overflow:hidden;background:var(--mat);cursor:zoom-in;box-shadow:inset 0 0 0 1px var(--line)}
.open img{display:block;width:100%;height:100%;object-fit:contain}
.open:hover{box-shadow:inset 0 0 0 1px var(--soft)}
.nothing{padding:24px;color:var(--soft);max-width:30ch;text-align:center;text-wrap:balance}
.name{margin-top:10px;font-size:15px;font-weight:600;line-height:1.35;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.meta{display:flex;gap:0 10px;color:var(--soft);font-size:13px;white-space:nowrap;overflow:hidden}
.model{overflow:hidden;text-overflow:ellipsis}
.has{margin-left:auto}
.state{display:inline-flex;align-items:center;gap:6px}
.state::before{content:"";width:8px;height:8px;border-radius:4px;background:var(--off)}
.unchanged::before{background:var(--ok)}
.edited::before,.update::before,.move::before{background:var(--warn)}
.missing::before{background:var(--bad)}
.create::before{background:var(--new)}
.card summary{color:var(--soft);font-size:13px;cursor:pointer}
.js .card details{display:none}
.none{padding:48px 20px;text-align:center;color:var(--soft)}
.none button{margin-left:8px;padding:6px 14px;border:1px solid var(--off);border-radius:9px;background:var(--card);cursor:pointer}
.foot{padding:20px clamp(16px,4vw,48px) 36px;color:var(--soft);font-size:13px;border-top:1px solid var(--line)}
kbd{font:inherit;padding:1px 6px;border:1px solid var(--line);border-radius:5px;background:var(--card);color:var(--ink)}

.says{color:var(--soft);font-size:13.5px}
.prompt{margin:12px 0 16px;font-size:16px;line-height:1.55;white-space:pre-wrap;overflow-wrap:anywhere}
details dl,#facts dl{display:grid;grid-template-columns:minmax(84px,max-content) minmax(0,1fr);gap:5px 16px;font-size:13.5px}
dt{color:var(--soft)}
dd{overflow-wrap:anywhere;white-space:pre-wrap}
.changes{margin:0 0 16px;padding:12px 14px;border-radius:10px;background:var(--mat)}
.changes h3{font-size:13.5px;font-weight:600;margin-bottom:6px}
del{color:var(--del)}
ins{color:var(--ins);text-decoration:none}
.file{display:inline-block;margin-top:14px}
.earlier figcaption{color:var(--soft);font-size:13px}
.earlier img,.card details img{max-width:100%;height:auto}

dialog{width:min(1240px,calc(100vw - 32px));height:min(860px,calc(100dvh - 32px));max-width:none;max-height:none;padding:0;border:1px solid var(--line);border-radius:16px;background:var(--card);color:var(--ink);overflow:hidden}
dialog::backdrop{background:rgb(10 11 13/.62)}
dialog[open]{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) minmax(300px,380px)}
dialog header{grid-column:1/-1;display:flex;align-items:center;gap:8px;padding:10px 12px 10px 20px;border-bottom:1px solid var(--line)}
dialog h2{flex:1;min-width:0;font-size:16px;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#place{color:var(--soft);font-size:13.5px;margin-right:6px;white-space:nowrap}
dialog header button{min-width:38px;height:38px;padding:0 10px;border:1px solid var(--line);border-radius:9px;background:var(--card);cursor:pointer}
dialog header button:hover{border-color:var(--soft)}
#stage{position:relative;display:grid;place-items:center;min-height:0;padding:20px;background:var(--mat);overflow:hidden}
#stage>img{max-width:100%;max-height:100%;min-height:0;object-fit:contain;border-radius:6px}
.pair{position:relative;max-width:100%;max-height:100%;min-height:0;display:grid;overflow:hidden;border-radius:6px;--cut:50%}
.pair img{grid-area:1/1;display:block;width:100%;height:100%;min-height:0;object-fit:contain}
.pair .now{clip-path:inset(0 0 0 var(--cut))}
.pair .before{clip-path:inset(0 calc(100% - var(--cut)) 0 0)}
.pair input{position:absolute;inset:0;z-index:1;width:100%;height:100%;margin:0;opacity:0;cursor:ew-resize;touch-action:pan-y}
.pair i{position:absolute;inset:0 auto 0 var(--cut);width:2px;margin-left:-1px;background:#fff;box-shadow:0 0 0 1px rgb(0 0 0/.45);pointer-events:none}
.pair i::after{content:"";position:absolute;left:50%;top:50%;width:34px;height:34px;margin:-17px;border-radius:50%;background:#fff;box-shadow:0 1px 6px rgb(0 0 0/.5);background-image:linear-gradient(90deg,transparent 10px,#333 10px 12px,transparent 12px 22px,#333 22px 24px,transparent 24px);background-size:100% 12px;background-position:center;background-repeat:no-repeat}
.pair :focus-visible~i::after{outline:3px solid var(--accent);outline-offset:2px}
.pair span{position:absolute;top:10px;padding:2px 9px;border-radius:6px;background:rgb(0 0 0/.72);color:#fff;font-size:13px;pointer-events:none}
.pair .left{left:10px}
.pair .right{right:10px}
#facts{min-height:0;overflow:auto;padding:18px 20px 24px;border-left:1px solid var(--line)}
@media (max-width:760px){
.top{padding-top:22px}
.grid{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:8px 2px}
.card{contain-intrinsic-size:auto 172px auto 236px}
.name{font-size:14px}
.has{display:none}
.bar{position:static}
.bar .text{flex-basis:100%;max-width:none}
#shown{margin-left:0}
.states label{height:34px;padding:0 10px}
dialog{width:100vw;height:100dvh;border:0;border-radius:0}
dialog[open]{display:flex;flex-direction:column;overflow:auto}
dialog header{position:sticky;top:0;z-index:3;background:var(--card);padding-left:16px}
#stage{flex:none;padding:0}
#stage>img,.pair{max-height:72vh;border-radius:0}
#facts{overflow:visible;border:0;padding:16px}
}
@media (prefers-reduced-motion:no-preference){.open{transition:box-shadow .15s}}
@media print{
.bar,.foot,dialog,.none{display:none!important}
.grid{display:block;padding:0}
.card{display:inline-block;width:24%;content-visibility:visible;break-inside:avoid;vertical-align:top}
.open{background:none}
.top{padding:0 6px 10px}
}
`
