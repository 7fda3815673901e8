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
            case EAGAIN: "đang bận: có tiến trình khác giữ"
            case ESTALE: "tệp đã bị tệp khác thay thế"
            case ENOLCK: "hệ thống không khóa thêm được tệp nào"
            case EDEADLK: "hai tiến trình đợi khóa của nhau"
            case EINTR: "bị ngắt giữa chừng"
            case EBUSY: "tệp hoặc thiết bị đang bận"
            case EINVAL: "hệ thống tệp không nhận thao tác này"
            case EOPNOTSUPP, ENOSYS: "hệ thống tệp không có thao tác này"
            case EXDEV: "hai đường dẫn ở hai hệ thống tệp"
            case ENOTEMPTY: "thư mục không trống"
            case ETIMEDOUT: "quá thời gian chờ"
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
