// features: X0
let a = 1
