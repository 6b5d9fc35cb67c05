/**
 * Characters of personal, company and place names that people read, or misread, in more than one way, commonest first.
 * Chosen by hand: pinyin-pro knows every reading of the great dictionaries (石 dan, 红 gong, 广 an), and taking them
 * all would triple the search tokens for readings nobody types. What context decides surely (会计, 技术, 系统) is not here
 * either. 亳 hao and 莞 wan are mistakes, but frequent ones.
 */
const polyphones = `
单dan,shan,chan 曾zeng,ceng 重zhong,chong 解jie,xie 仇qiu,chou 朴pu,piao 区qu,ou 查cha,zha 盖gai,ge 乐le,yue
员yuan,yun 盛sheng,cheng 尉wei,yu 翟zhai,di 缪miao,miu,mou 覃qin,tan 谌chen,shen 洗xi,xian 冼xian,shen
晟sheng,cheng 长chang,zhang 行xing,hang 朝chao,zhao 车che,ju 都du,dou 藏zang,cang 厦xia,sha 率lv,shuai 蔚wei,yu
亳bo,hao 泊bo,po 薄bo,bao 柏bai,bo 堡bao,pu,bu 莘shen,xin 浚jun,xun 枞zong,cong 涡wo,guo 洞dong,tong 蚌beng,bang
阿a,e 番fan,pan 筠yun,jun 荥xing,ying 铅qian,yan 渑mian,sheng 牟mou,mu 歙she,xi 繁fan,po 召zhao,shao
种zhong,chong 秘mi,bi 宓mi,fu 隗wei,kui 祭ji,zhai 黑hei,he 句ju,gou 贾jia,gu 能neng,nai 那na,nuo 娜na,nuo
婧jing,qian 茜qian,xi 沈shen,chen 褚chu,zhu 郗xi,chi 郇xun,huan 郄qie,xi 乜nie,mie 粘nian,zhan 宿su,xiu 拓tuo,ta
巷xiang,hang 殷yin,yan 择ze,zhai 轧ya,zha,ga 著zhu,zhuo 干gan,qian 万wan,mo 俟si,qi 澹tan,dan 芥jie,gai
町ting,ding 圩wei,xu 浒hu,xu 崴wai,wei 仔zai,zi 莞guan,wan 埔pu,bu 徵zheng,zhi 昊hao,gao 晔ye,hua 祎yi,hui
炅jiong,gui 赟yun,bin 颉jie,xie 芮rui,nei 逄pang,feng 佴nai,er 库ku,she 厍she,ku 蕃fan,bo 鄱po,fan 郦li,shi
钭tou,dou 嬛huan,xuan,qiong 琛chen,shen 筱xiao,you 涌yong,chong 漯luo,ta 栎li,yue 陂bei,pi,po 靓liang,jing
丁ding,zheng
`

let table: Map<string, readonly string[]> | undefined

/** The customary readings of a character people read in several ways, commonest first; undefined for all others. */
export function customaryReadings(character: string): readonly string[] | undefined {
  table ??= new Map(
    polyphones
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const hanzi = String.fromCodePoint(entry.codePointAt(0) ?? 0)
        return [hanzi, entry.slice(hanzi.length).split(',')] as const
      }),
  )
  return table.get(character)
}
