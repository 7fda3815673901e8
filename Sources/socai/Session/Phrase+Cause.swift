import EventLog
import Glibc
import Reporting

extension Phrase {
    /// What the operating system says of a call that failed; it speaks English itself.
    init(_ cause: LogError.Cause) {
        let vietnamese: String? =
            switch cause.errno {
            case ENOENT: "không có tệp hoặc thư mục này"
            case EEXIST: "đã có tệp mang tên này"
            case EISDIR: "đây là thư mục"
            case ENOTDIR: "một phần của đường dẫn không phải là thư mục"
            case ENAMETOOLONG: "tên quá dài"
            case ELOOP: "liên kết vòng quanh"
            case EACCES: "không được phép"
            case EPERM: "thao tác này không được phép"
            case EROFS: "hệ thống tệp chỉ cho đọc"
            case ENOSPC: "không còn chỗ trống trên đĩa"
            case EDQUOT: "hết dung lượng được cấp"
            case EFBIG: "tệp vượt kích thước cho phép"
            case EIO: "lỗi đọc ghi của thiết bị"
            case EMFILE, ENFILE: "quá nhiều tệp đang mở"
            case ENOMEM: "không đủ bộ nhớ"
            case EPIPE: "không còn ai đọc"
            case EBADF: "không có kênh này, hoặc kênh không dùng được"
            default: nil
            }
        self.init(
            vi: "\(cause.call): \(vietnamese ?? cause.reason)",
            en: "\(cause.call): \(cause.reason)")
    }
}

extension LogError.Cause {
    /// The failure of a call that gave this error number.
    init(ofCall call: String, _ number: Int32) {
        // strerror's text is copied before any other call could replace it.
        let reason = unsafe String(cString: strerror(number))
        self.init(call: call, errno: number, reason: reason)
    }
}
