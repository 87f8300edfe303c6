# The page: every word on it that is not a reply. Version 1.
brand = Shopkeeper
page-title = Shopkeeper: a shop you can talk to

# First screen
welcome-title = What are you looking for?
welcome-who = I’m a shop assistant, and I’m a machine. Describe it, or show me a photo. Ask for a person at any time.
try-label = Try one of these
try-1 = Red dress under $80
try-2 = Wireless headphones with good reviews
try-3 = A gift for someone who loves cooking, up to $50
try-4 = What is your return policy?
try-5 = Where is my order?
try-photo = Find something like this
try-photo-cheaper = Like this, but cheaper

# Input
input-placeholder = Ask, or add a photo
you = You
photo-alt = Photo you sent

# What is going on
step-start = One moment…
step-parse = Understanding what you mean…
step-look = Looking at your photo…
step-search = Searching the shelves…
step-orders = Looking up your orders…
step-compose = Putting the answer together…

# Constraints
constraints-label = What I’m looking for now
remove-constraint = Remove: { $what }
undo = Undo
undo-said = Undo the last change
clear = Clear all
clear-said = Start over
photo-chip = Photo
photo-drop = Remove the photo
weight-button = Photo and words
weight-label = What counts more?
weight-words = Words
weight-photo = Photo
weight-balanced = Both
weight-said = Weigh the photo { $percent }%
removed-said = { $what }: doesn’t matter
filter-not = not { $value }
filter-without = no { $value }
filter-price_min = from { $value }
filter-price_max = up to { $value }
filter-price_between = { $low } to { $high }
filter-rating_min = { $value } stars and up
filter-in_stock = in stock
filter-not_in_stock = sold out
filter-on_sale = on sale
filter-not_on_sale = not on sale
filter-size = size { $what }
filter-measure = { $what }

# Product cards
card-open = Open { $title }
card-like = Like this
card-like-help = More like { $title }
card-like-said = Show me more like “{ $title }”
card-compare = Compare
card-comparing = Comparing
card-compare-help = Compare { $title }
card-add = Add
card-add-help = Add { $title } to the cart
card-add-said = Add “{ $title }” to my cart
card-add-variant-said = Add “{ $title }” to my cart, { $variant }
in-stock = In stock
sold-out = Sold out
promoted = Promoted
list-price = Was { $price }
rating-said = { $rating } of 5 stars, { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
}
no-picture = No picture
why-label = Why this one
why-share = { $text } ({ $percent }%)
compare-tray = Compare { $count }
compare-said = Compare { $titles }
compare-clear = Clear comparison
compare-pick = Pick one more to compare
show-more = Show more
show-more-said = Show me more

# Details
details-title = Product
details-variants = Variants
details-variant = Choose a variant
details-reviews = Reviews
details-left = { $count } left
details-source = Source: { $source }
details-add = Add to cart
reviews-for = { $count ->
    [one] { $count } speaks for it
   *[other] { $count } speak for it
}
reviews-against = { $count ->
    [one] { $count } against
   *[other] { $count } against
}
reviews-none = No one has written about this yet.
fact-kind = Kind
fact-brand = Brand
fact-colour = Colour
fact-material = Material
fact-pattern = Pattern
fact-size = Size
fact-gender = For
fact-model = Model

# Other blocks
comparison-label = Comparison
comparison-feature = Feature
overview-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
overview-range = { $low } to { $high }
overview-kinds = Kinds
overview-brands = Brands
overview-said = Show me { $name }
offers-label = Sellers
offers-seller = Seller
offers-price = Price
offers-delivery = Delivery
offers-total = Total
offers-free = free
relaxation-button = { $label } · { $count }
relaxation-drop = without { $what }
cart-title = Cart
cart-empty = Your cart is empty.
cart-total = Total
quantity = × { $count }
order-title = Order { $id }
order-placed = Placed { $date }
order-expected = Expected { $date }
order-tracking = Tracking { $number }
order-total = Total
order-timeline = How it went
policy-label = From our policy
policy-version = Version { $version }
policy-date = in force since { $date }
proposal-label = Please check
proposal-charge = { $amount } will be charged to { $to }
proposal-refund = { $amount } will be returned to { $to }
proposal-none = No money moves
proposal-expires = Valid until { $date }
proposal-yes = Yes, do it
proposal-no = No, leave it
proposal-over = This has been answered.
receipt-label = Done
receipt-reference = Reference { $reference }
handoff-label = A person will take over
handoff-ticket = Ticket { $id }. We have passed on a summary, so you need not repeat yourself.

# Side panel
side-account = Signed in as
side-guest = Guest
side-orders = Your orders
side-orders-none = No orders yet.
side-orders-sign-in = Sign in to see your orders.
side-order-ask = Ask about this order
side-order-said = Where is order { $id }?
side-cart = Cart
side-language = Language
side-new = New conversation
side-remembers = What the shop remembers
side-remembers-nothing = Nothing beyond this conversation.
side-remembers-conversation = { $count ->
    [one] { $count } message in this conversation
   *[other] { $count } messages in this conversation
}
side-remembers-photos = { $count ->
    [one] { $count } photo you sent
   *[other] { $count } photos you sent
}
side-remembers-profile = Your profile: { $name }, { $email }
side-remembers-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
side-remembers-cart = { $count ->
    [one] { $count } article in the cart
   *[other] { $count } articles in the cart
}
side-remembers-viewed = { $count ->
    [one] { $count } product you looked at
   *[other] { $count } products you looked at
}
side-forget = Forget me
side-forget-said = Forget what you know about me
side-person = Talk to a person
side-person-said = I’d like to talk to a person

# When something fails
fault-internal = Something went wrong on our side.
fault-internal-remedy = Please try again. If it keeps happening, ask for a person.
shop-empty = The shelves are still empty.
shop-empty-remedy = Stock the shop with “shopkeeper demo”, or bring your own products with “shopkeeper import”.

# Names of constraints
field-kind = kind
field-colour = colour
field-material = material
field-pattern = pattern
field-brand = brand
field-gender = who it is for
field-size = size
field-without = what it should lack
field-price_min = lowest price
field-price_max = highest price
field-rating_min = rating
field-in_stock = in stock
field-on_sale = on sale
field-text = words
field-photo = photo
