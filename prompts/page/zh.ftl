# 页面上除回复之外的所有文字。第 1 版。
brand = 掌柜
page-title = 掌柜：会聊天的店

# 首屏
welcome-title = 想找点什么？
welcome-who = 我是店里的智能导购，是机器，不是真人。说说想要什么，或者发张照片；想找人工客服，随时说一声。
try-label = 试试这样问
try-1 = 80美元以内的红色连衣裙
try-2 = 评价好的无线耳机
try-3 = 送给爱做饭的朋友，50美元以内
try-4 = 怎么退货？
try-5 = 我的订单到哪儿了？
try-photo = 找和这个差不多的
try-photo-cheaper = 类似的，便宜点

# 输入
input-placeholder = 说说要什么，或发张照片
you = 您
photo-alt = 您发的照片

# 正在做什么
step-start = 稍等…
step-parse = 正在理解您的意思…
step-look = 正在看您的照片…
step-search = 正在货架上找…
step-orders = 正在查您的订单…
step-compose = 正在整理回答…

# 条件
constraints-label = 当前条件
remove-constraint = 去掉：{ $what }
undo = 撤销
undo-said = 撤销上一步
clear = 全部清除
clear-said = 重新开始
photo-chip = 照片
photo-drop = 去掉照片
weight-button = 照片与文字
weight-label = 更看重哪个？
weight-words = 文字
weight-photo = 照片
weight-balanced = 兼顾
weight-said = 照片占 { $percent }%
removed-said = { $what }：不限
filter-not = 不要{ $value }
filter-without = 不带{ $value }
filter-price_min = { $value } 起
filter-price_max = { $value } 以内
filter-price_between = { $low } 到 { $high }
filter-rating_min = { $value } 星以上
filter-in_stock = 有货
filter-not_in_stock = 已售罄
filter-on_sale = 特价
filter-not_on_sale = 非特价
filter-size = { $what } 码
filter-measure = { $what }

# 商品卡片
card-open = 查看{ $title }
card-like = 类似的
card-like-help = 更多类似“{ $title }”的商品
card-like-said = 再找些和“{ $title }”类似的
card-compare = 对比
card-comparing = 对比中
card-compare-help = 对比“{ $title }”
card-add = 加购
card-add-help = 把“{ $title }”加入购物车
card-add-said = 把“{ $title }”加入购物车
card-add-variant-said = 把“{ $title }”（{ $variant }）加入购物车
in-stock = 有货
sold-out = 已售罄
promoted = 推广
list-price = 原价 { $price }
rating-said = 满分 5 星，得 { $rating } 星，共 { $count } 个评分
no-picture = 暂无图片
why-label = 推荐理由
why-share = { $text }（{ $percent }%）
compare-tray = 对比 { $count } 件
compare-said = 对比{ $titles }
compare-clear = 清除对比
compare-pick = 再选一件就能对比
show-more = 再看一些
show-more-said = 再看一些

# 详情
details-title = 商品详情
details-variants = 规格
details-variant = 选择规格
details-reviews = 评价
details-left = 还剩 { $count } 件
details-source = 来源：{ $source }
details-add = 加入购物车
reviews-for = { $count } 人说好
reviews-against = { $count } 人说不好
reviews-none = 还没有人评价。
fact-kind = 品类
fact-brand = 品牌
fact-colour = 颜色
fact-material = 材质
fact-pattern = 图案
fact-size = 尺码
fact-gender = 适用
fact-model = 型号

# 其他
comparison-label = 对比
comparison-feature = 项目
overview-count = { $count } 件商品
overview-range = { $low } 到 { $high }
overview-kinds = 品类
overview-brands = 品牌
overview-said = 看看{ $name }
offers-label = 卖家
offers-seller = 卖家
offers-price = 价格
offers-delivery = 运费
offers-total = 合计
offers-free = 包邮
relaxation-button = { $label } · { $count } 件
relaxation-drop = 不限{ $what }
cart-title = 购物车
cart-empty = 购物车是空的。
cart-total = 合计
quantity = × { $count }
order-title = 订单 { $id }
order-placed = { $date } 下单
order-expected = 预计 { $date } 送达
order-tracking = 运单号 { $number }
order-total = 合计
order-timeline = 订单进度
policy-label = 本店规定
policy-version = 版本 { $version }
policy-date = { $date } 起施行
proposal-label = 请确认
proposal-charge = 将从{ $to }扣款 { $amount }
proposal-refund = 将退回 { $amount } 到{ $to }
proposal-none = 不涉及款项
proposal-expires = { $date } 前有效
proposal-yes = 确认
proposal-no = 先不要
proposal-over = 已答复。
receipt-label = 已办好
receipt-reference = 凭证号 { $reference }
handoff-label = 人工客服会接着为您服务
handoff-ticket = 工单号 { $id }。前面的情况已经转交，您不用再说一遍。

# 侧栏
side-account = 当前账号
side-guest = 游客
side-orders = 我的订单
side-orders-none = 还没有订单。
side-orders-sign-in = 登录后可以查看订单。
side-order-ask = 问问这个订单
side-order-said = 订单 { $id } 到哪儿了？
side-cart = 购物车
side-language = 语言
side-new = 新的对话
side-remembers = 店里记得我什么
side-remembers-nothing = 除了这次对话，什么都没有。
side-remembers-conversation = 这次对话里的 { $count } 条消息
side-remembers-photos = 您发的 { $count } 张照片
side-remembers-profile = 您的资料：{ $name }，{ $email }
side-remembers-orders = { $count } 个订单
side-remembers-cart = 购物车里的 { $count } 件商品
side-remembers-viewed = 您看过的 { $count } 件商品
side-forget = 忘掉我
side-forget-said = 忘掉你知道的关于我的一切
side-person = 找人工客服
side-person-said = 我想找人工客服

# 出错时
fault-internal = 我们这边出了点问题。
fault-internal-remedy = 请再试一次；如果还不行，可以找人工客服。
shop-empty = 货架还是空的。
shop-empty-remedy = 用“shopkeeper demo”摆上示例商品，或用“shopkeeper import”导入自己的商品。

# 条件的名称
field-kind = 品类
field-colour = 颜色
field-material = 材质
field-pattern = 图案
field-brand = 品牌
field-gender = 适用人群
field-size = 尺码
field-without = 不带的部件
field-price_min = 最低价
field-price_max = 最高价
field-rating_min = 评分
field-in_stock = 有货
field-on_sale = 特价
field-text = 文字
field-photo = 照片
